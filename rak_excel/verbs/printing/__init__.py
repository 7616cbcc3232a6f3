"""Print the pages of a plan that are signed."""

from rak_excel.verbs.printing.lacking import Lack
from rak_excel.verbs.printing.verb import Printed, print_plan

__all__ = ["Lack", "Printed", "print_plan"]
