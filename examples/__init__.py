"""Journeys with rak_excel: workbooks to try the commands on."""
