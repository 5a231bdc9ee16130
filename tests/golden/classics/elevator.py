# An elevator: each car is a generator that a building drives tick by tick.
from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count


class Direction(Enum):
    UP = auto()
    DOWN = auto()
    IDLE = auto()

    @property
    def step(self):
        return {Direction.UP: 1, Direction.DOWN: -1}.get(self, 0)

    def __str__(self):
        return {"UP": "^", "DOWN": "v", "IDLE": "-"}[self.name]


@dataclass(slots=True)
class Passenger:
    name: str
    start: int
    goal: int
    waited: int = 0

    @property
    def direction(self):
        return Direction.UP if self.goal > self.start else Direction.DOWN


@dataclass
class Floor:
    number: int
    waiting: deque[Passenger] = field(default_factory=deque)


class Full(Exception):
    def __init__(self, passenger, capacity):
        super().__init__(f"{passenger.name} does not fit in a car for {capacity}")
        self.passenger = passenger


class Building:
    def __init__(self, floors, capacity=2):
        self.floors = [Floor(n) for n in range(floors)]
        self.capacity = capacity
        self.arrived = []
        self.log = []

    def call(self, *passengers):
        for passenger in passengers:
            self.floors[passenger.start].waiting.append(passenger)

    def calls(self):
        return {floor.number for floor in self.floors if floor.waiting}

    def board(self, car, floor):
        waiting = floor.waiting
        for _ in range(len(waiting)):
            passenger = waiting.popleft()
            try:
                if len(car) >= self.capacity:
                    raise Full(passenger, self.capacity)
            except Full as full:
                waiting.append(full.passenger)
                self.log.append(str(full))
            else:
                car.append(passenger)

    def elevator(self, at=0):
        """Yields (floor, direction, names inside) once per tick; ends when nobody waits."""
        car, direction = [], Direction.IDLE
        try:
            while car or self.calls():
                for passenger in [p for p in car if p.goal == at]:
                    car.remove(passenger)
                    self.arrived.append(passenger)
                self.board(car, self.floors[at])
                targets = {p.goal for p in car} or self.calls()
                above = any(t > at for t in targets)
                below = any(t < at for t in targets)
                match direction, above, below:
                    case Direction.UP, True, _:
                        pass
                    case Direction.DOWN, _, True:
                        pass
                    case _, True, _:
                        direction = Direction.UP
                    case _, _, True:
                        direction = Direction.DOWN
                    case _:
                        direction = Direction.IDLE
                stop = yield at, direction, [p.name for p in car]
                if stop:
                    return f"stopped at {at} with {len(car)} inside"
                at += direction.step
                for passenger in car:
                    passenger.waited += 1
            return f"all served, parked at {at}"
        finally:
            self.log.append(f"doors closed at {at}")


def run(building, stop_after=None):
    car = building.elevator()
    stop = None
    for tick in count():
        try:
            floor, direction, inside = car.send(stop)
        except StopIteration as end:
            print(f"tick {tick:2}: {end.value}")
            return
        print(f"tick {tick:2}: floor {floor} {direction} [{', '.join(inside)}]")
        if stop_after is not None:
            stop = tick >= stop_after


building = Building(6)
building.call(
    Passenger("Ada", 0, 4),
    Passenger("Bob", 3, 1),
    Passenger("Cyd", 0, 2),
    Passenger("Dan", 0, 5),
    Passenger("Eve", 5, 0),
)
run(building)
for passenger in building.arrived:
    print(f"{passenger.name:<4}{passenger.start} -> {passenger.goal} {passenger.direction.name:<5}rode {passenger.waited}")
print(*building.log, sep="\n")
print(building.arrived[0])

print("--- stopped in between")
building = Building(4, capacity=1)
building.call(Passenger("Fay", 1, 3), Passenger("Gus", 1, 0))
run(building, stop_after=2)
print(building.log)

print("--- abandoned")
car = building.elevator(at=2)
print(next(car))
del car
print(building.log[-1])
try:
    building.call(Passenger("Hal", 9, 0))
except IndexError as error:
    print("no such floor:", error)
try:
    Passenger("Ian", 0, 1).speed = 3
except AttributeError as error:
    print(error)
