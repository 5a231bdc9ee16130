# A program and a module beside it: both show their source.
import rockets


def launch(crew):
    for count in rockets.countdown(3):
        crew.append(count)
    return crew


print(launch([]))
