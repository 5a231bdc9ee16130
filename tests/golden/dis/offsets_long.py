# More than 99 lines, and offsets of four digits: columns get wider.
x = 0
x += 0 if x else x * 0.25



x += 1 if x else x * 1.25



x += 2 if x else x * 2.25



x += 3 if x else x * 3.25



x += 4 if x else x * 4.25



x += 5 if x else x * 5.25



x += 6 if x else x * 6.25



x += 7 if x else x * 7.25



x += 8 if x else x * 8.25



x += 9 if x else x * 9.25



x += 10 if x else x * 10.25



x += 11 if x else x * 11.25



x += 12 if x else x * 12.25



x += 13 if x else x * 13.25



x += 14 if x else x * 14.25



x += 15 if x else x * 15.25



x += 16 if x else x * 16.25



x += 17 if x else x * 17.25



x += 18 if x else x * 18.25



x += 19 if x else x * 19.25



x += 20 if x else x * 20.25



x += 21 if x else x * 21.25



x += 22 if x else x * 22.25



x += 23 if x else x * 23.25



x += 24 if x else x * 24.25



x += 25 if x else x * 25.25



x += 26 if x else x * 26.25



x += 27 if x else x * 27.25



x += 28 if x else x * 28.25



x += 29 if x else x * 29.25
