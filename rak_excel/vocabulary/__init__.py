"""The field's words: how names, targets, marks and headings are recognised. Exact or told, never guessed."""
