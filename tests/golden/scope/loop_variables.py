# Loop and with variables outlive their statement; comprehension variables do not.
for i in range(3):
    inside = i * 2
print(i, inside)
for i in []:
    never = 1
try:
    never
except NameError as error:
    print(error)
[k for k in range(3)]
try:
    k
except NameError as error:
    print(error)


def function(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(function(True), function(False))
import sys as system

print(system.__name__)
try:
    sys
except NameError as error:
    print(error)
