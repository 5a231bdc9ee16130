import _cycle_end

LATER = 1
