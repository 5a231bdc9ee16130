# The conversion follows its exclamation mark at once.
f'{3! s}'
