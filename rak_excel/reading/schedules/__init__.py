"""When an activity is planned: ticks, words, colours and numbers in the columns of periods."""
