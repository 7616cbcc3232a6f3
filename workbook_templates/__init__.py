"""What a workbook looks like: template definitions, region codes and ready-made blank workbooks."""
