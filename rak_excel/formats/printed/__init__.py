"""What a workbook becomes on paper, through LibreOffice."""
