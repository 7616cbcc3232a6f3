"""What the list of indicators tells of a row: its order, its objective, what was lost, and what stands twice."""

from __future__ import annotations

from rak_excel.workbooks.form.self_check.bits import bit_of
from rak_excel.workbooks.form.self_check.rows import MOST_ROWS, CheckRows


def lost(rows: CheckRows) -> str:
    """Whether the row key is that of an indicator whose words stand nowhere, on a row that is blank or repeats another's of the list.

    A row with work below no indicator at all lacks its own, which is told as that.
    """
    keys, words = rows.layout.name("KEYS"), rows.text_at("indicator", f"MAX({rows.here('indicator')},1)")
    place = f"SUMPRODUCT(({keys}={rows.value('key')})*ROW({keys}))"  # the list of keys begins in row 1
    own = f"INDEX({_list(rows)},{place}/SIGN({place}))"  # no key, or none of the list: an error
    # Not in a part whose cells were all cleared.
    stands = f"({rows.here('target')}+SUMPRODUCT(ABS({rows.area('place')}))>0)"
    unread = f"(LEN({words})=0)*({rows.here('block')}=0)*{stands}"
    read = f"SUMPRODUCT(--({_list(rows)}={words}))+{unread}>0"
    again = f"SUMPRODUCT(--({rows.area('words')}={rows.text('indicator')}))>1"  # below the table all are blank
    return f"IFERROR(AND({read},{again},SUMPRODUCT(--({rows.area('words')}={own}))=0),FALSE)"


def place(rows: CheckRows) -> str:
    """Where the list has the indicator that begins here, with work; below nothing where no row key speaks for the order."""
    at = f"SUMPRODUCT({_listed(rows)}*ROW({_list(rows)}))"
    ordered = f"{at}*IF(LEN({rows.value('key')})>0,1,IF({_left_behind(rows)},1,-1))"
    return f"IF({rows.here('block')}>0,{ordered},0)"


def _left_behind(rows: CheckRows) -> str:
    """Whether a row key stands beside work that names no indicator, as sorting what can be seen leaves it: it speaks for all."""
    name = rows.layout.name("KEY")
    keyed = f"(LEN(INDEX({name},2):INDEX({name},ROWS({name})))>0)*({rows.inside('filled')}>0)"
    nameless = f"(({rows.inside('indicator')}<>{rows.inside('n')})+(LEN({rows.inside('words')})<2)>0)"
    return f"SUMPRODUCT({keyed}*{nameless})>0"


def out_of_order(rows: CheckRows) -> str:
    """Conditions that the indicator stands below one that the list has after it: rows were sorted or moved.

    Where every row names its own indicator nothing but the order can have changed, which is no doubt.
    """
    place, places = rows.here("place"), rows.area("place")
    before = f"SUMPRODUCT(MAX({places}*({rows.area('n')}<{rows.here('n')})))"
    mixed = f"SUMPRODUCT(({rows.area('filled')}>0)*({places}=0))>0"
    return f"{place}>0,{before}>{place},{mixed}"


def strayed(rows: CheckRows) -> str:
    """Conditions that an indicator of the list stands under an objective that the list has for others."""
    listed, under = _listed(rows), f"({rows.layout.name('UNDER')}={_objective(rows)})"
    elsewhere = f"SUMPRODUCT(1*{listed})>0,SUMPRODUCT(1*{under})>0,SUMPRODUCT({listed}*{under})=0"
    return f"{rows.here('objective')}>0,{elsewhere}"


def mistaken(rows: CheckRows) -> str:
    """1 where an indicator under another objective is surely mistaken.

    Where its row writes no objective, and its row key is that of the indicator, we read it under the right one: then a
    number that makes a doubt of it.
    """
    key = rows.value("key")
    keyed = f'SUMPRODUCT({_listed(rows)}*({rows.layout.name("KEYS")}=LEFT({key},FIND("#",{key}&"#")-1)))'
    doubt = bit_of("Periksa sasaran") // bit_of("Sasaran tertukar")
    return f"IF(OR({rows.says('objective')},{keyed}=0),1,{doubt})"


def twice(rows: CheckRows) -> str:
    """1 where an indicator above has the same words, and both are of the list or below the same objective.

    Below another objective it is another measure where its units are other ones too, which no formula sees: then a
    number that makes the doubt of it. (An indicator above that is the same counts far less than nothing.)
    """
    above = f"({rows.inside('words')}={rows.text('indicator')})*({rows.inside('n')}<{rows.here('n')})*({rows.inside('block')}>0)"
    same = f"((SUMPRODUCT(1*{_listed(rows)})>0)+({rows.inside('objective')}={rows.here('objective')})>0)"
    first = f"{MOST_ROWS}-SUMPRODUCT(MAX({above}*({MOST_ROWS}-{rows.inside('n')})))"
    written_again = rows.text_at("objective", f"MAX(INDEX({rows.area('objective')},{first}),1)")
    doubt = bit_of("Periksa indikator") // bit_of("Indikator ganda")
    elsewhere = f"IF({written_again}={_objective(rows)},1,{doubt})"
    return f"CHOOSE(SIGN(SUMPRODUCT({above}*(1-{MOST_ROWS}*{same})))+2,1,0,{elsewhere})"


def _listed(rows: CheckRows) -> str:
    """The indicators of the list that this row has."""
    return f"({_list(rows)}={rows.text('indicator')})"


def _list(rows: CheckRows) -> str:
    return f"RAK_LIST_INDICATORS_{rows.layout.part.id.upper()}"


def _objective(rows: CheckRows) -> str:
    """The words of the objective that this row is of."""
    text = rows.text_at("objective", f"MAX({rows.here('objective')},1)")
    return f'IFERROR({text},"")'
