# A text adventure: rooms are states, the game a generator that is sent commands and yields text.
from collections.abc import Generator
from enum import Enum
from itertools import chain, count


class Direction(Enum):
    NORTH, EAST, SOUTH, WEST = "nesw"

    @property
    def opposite(self):
        all_of_them = list(Direction)
        return all_of_them[(all_of_them.index(self) + 2) % 4]


class Outcome(Exception):
    """Ends the game."""


class Won(Outcome): ...


class Lost(Outcome): ...


class Thing:
    registry = {}

    def __init_subclass__(cls, /, word=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.word = word or cls.__name__.lower()
        Thing.registry[cls.word] = cls

    portable = True

    def use(self, game):
        return f"You cannot use the {self}."

    def __str__(self):
        return self.word

    def __eq__(self, other):
        return self.word == other if isinstance(other, str) else NotImplemented

    __hash__ = object.__hash__


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return f"The lamp is {'on' if self.lit else 'off'}."

    def __str__(self):
        return "lit lamp" if self.lit else "lamp"


class Key(Thing, word="key"):
    def use(self, game):
        if game.room.name != "cellar":
            return "There is no lock here."
        game.room.exits[Direction.EAST] = game.rooms["vault"]
        return "A door opens to the east."


class Troll(Thing):
    portable = False

    def use(self, game):
        raise Lost("The troll does not like that.")


class Treasure(Thing):
    def use(self, game):
        raise Won(f"You are rich after {game.moves} moves.")


class Room:
    def __init__(self, name, text, *things, dark=False):
        self.name, self.text, self.dark = name, text, dark
        self.things, self.exits = list(things), {}

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[direction.opposite] = self

    def describe(self, lit):
        if self.dark and not lit:
            return "It is dark."
        exits = ", ".join(sorted(d.name.lower() for d in self.exits)) or "none"
        things = ", ".join(map(str, self.things)) or "nothing"
        return f"{self.text} Exits: {exits}. You see {things}."


class Game:
    def __init__(self):
        hall = Room("hall", "A hall.", Lamp(), Troll())
        cellar = Room("cellar", "A cellar.", Key(), dark=True)
        vault = Room("vault", "A vault.", Treasure())
        hall.connect(Direction.SOUTH, cellar)
        self.rooms = {room.name: room for room in (hall, cellar, vault)}
        self.room, self.bag, self.moves = hall, [], 0

    @property
    def lit(self):
        return any(getattr(thing, "lit", False) for thing in chain(self.bag, self.room.things))

    def find(self, word, *places):
        for place in places:
            for thing in place:
                if thing == word:
                    return thing, place
        raise LookupError(f"There is no {word}.")

    def obey(self, command):
        match command.lower().split():
            case []:
                return "Say something."
            case ["look"]:
                return self.room.describe(self.lit)
            case ["go", name] | [("north" | "south" | "east" | "west") as name]:
                try:
                    direction = Direction[name.upper()]
                    self.room = self.room.exits[direction]
                except KeyError as error:
                    return f"No way {error.args[0].name.lower()}." if isinstance(error.args[0], Direction) else f"{name}?"
                return self.room.describe(self.lit)
            case ["take", word] if self.room.dark and not self.lit:
                return f"You grope for the {word} in vain."
            case ["take", word]:
                thing, place = self.find(word, self.room.things)
                if not thing.portable:
                    return f"The {thing} stays."
                place.remove(thing)
                self.bag.append(thing)
                return f"Taken: {thing}."
            case ["drop", word]:
                thing, _ = self.find(word, self.bag)
                self.bag.remove(thing)
                self.room.things.append(thing)
                return f"Dropped: {thing}."
            case ["use", word, *rest]:
                thing, _ = self.find(word, self.bag, self.room.things)
                return thing.use(self) + (f" ({' '.join(rest)}?)" if rest else "")
            case ["bag"]:
                return f"You carry {', '.join(map(str, self.bag)) or 'nothing'}."
            case ["quit" | "exit"]:
                raise Lost("You give up.")
            case [verb, *_]:
                return f"You cannot {verb}."

    def play(self) -> Generator[str, str, str]:
        answer = self.room.describe(self.lit)
        try:
            while True:
                command = yield answer
                self.moves += 1
                try:
                    answer = self.obey(command)
                except LookupError as error:
                    answer = str(error)
        except Won as end:
            return f"*** {end}"
        except Lost as end:
            return f"--- {end}"
        finally:
            self.room = None


def session(*commands):
    game = Game()
    play = game.play()
    print(next(play))
    for number, command in zip(count(1), commands):
        print(f"{number:2}> {command}")
        try:
            print("   ", play.send(command))
        except StopIteration as end:
            print("   ", end.value)
            break
    else:
        play.close()
        print("    (left)")
    print("    room", game.room, "bag", [str(t) for t in game.bag])


session("look", "", "dance", "take troll", "take lamp", "bag", "south", "take key", "use lamp", "look", "take key",
        "go up", "go west", "use key please", "east", "drop lamp", "take treasure", "look", "use treasure", "look")
session("use troll")
session("go north", "take gold", "use key", "QUIT")
session("bag")
print(sorted(Thing.registry), Direction.NORTH.opposite, Direction("e").opposite.name, [d.value for d in Direction])
print(Key() == "key", Key() != Lamp(), "lamp" in [Key(), Lamp()], Key.word, Thing.use.__qualname__)
try:
    Direction("x")
except ValueError as error:
    print(error)
Game().play().throw(Won("by magic"))
