# Did you mean: a name.
def function():
    counter = 1
    return conter


function()
