"""Runs one program in a pseudo-terminal and shows what a person would see there. Python 3, standard library only.

The first line of standard input is the program: {argv, cwd, env, columns, rows, before, pipe, seconds}; `before`: what
stands on the screen already; `pipe`: its standard output is a pipe, not the terminal. Every other line is one command, answered by one line of JSON:

    {"do": "see", "texts": [...]}      wait until all of them stand on the screen
    {"do": "gone", "texts": [...]}     wait until none of them does
    {"do": "send", "keys": "..."}      typed: each key once the one before it was read
    {"do": "burst", "keys": "..."}     all of them in one write
    {"do": "hold", "keys": "7", "times": 12, "first": 0.15}   a key that is held: pressed, and after these seconds all repeats
    {"do": "prompted"}                 wait until the last line is `>`
    {"do": "resize", "columns": 40, "rows": 24}
    {"do": "signal", "name": "SIGTERM"}
    {"do": "hang-up"}                  the window is closed
    {"do": "end"}                      wait for the program's end

No command waits for longer than `seconds`; nothing sleeps. At the end of input the program is killed.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata

SEQUENCE = re.compile(r"\x1b(?:\[([?>=!]?)([0-9;]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|([78=>cDEM]))")
KEY = re.compile(r"\x1b\x1b?(?:\[[0-9;]*[A-Za-z~]|O[A-Za-z])|\x1b[^\x1b\[O]|.", re.S)
# An arrow that does nothing where a digit is a score, and at the end of a text.
RIGHT = "\x1b[C"
# Longer than the kernel needs to hand on a byte on a busy machine: two keys that are read together begin a paste.
SECONDS_UNTIL_HANDED_ON = 0.2
# Keys beside the digits that tests press several times.
HELD = ("\r", "\x1b", "\x1f", "b", "z", "l", "и", "я", "д")
UNFINISHED = re.compile(r"\x1b(?:\[[?>=!]?[0-9;]*|\][^\x07\x1b]*\x1b?)?$")


def width(character):
    if character < "\x7f":
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class Screen:
    """What stands in the window. Colours are left out; a sequence that is not known is kept in `unknown`."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.above = []  # what has scrolled out of the window
        self.lines = [[] for _ in range(rows)]
        self.row = self.column = 0
        self.wraps = False  # the last column is filled: the next character goes to the next line
        self.saved = (0, 0)
        self.cursor = True
        self.on = {7}  # modes: 7 wraps lines, 1049 is the other screen, 2004 marks pastes
        self.behind = None  # the screen behind the other one
        self.unknown = []
        self.rest = ""

    def text(self):
        return ["".join(line).rstrip() for line in self.lines]

    def resize(self, columns, rows):
        while len(self.lines) > rows and self.row >= rows:
            self.above.append(self.lines.pop(0))
            self.row -= 1
        self.lines = [line[:columns] for line in self.lines[:rows]]
        self.lines += [[] for _ in range(rows - len(self.lines))]
        self.columns, self.rows = columns, rows
        self.column, self.wraps = min(self.column, columns - 1), False

    def feed(self, text):
        text, self.rest = self.rest + text, ""
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self.put(text[at])
                at += 1
                continue
            found = SEQUENCE.match(text, at)
            if found:
                self.obey(found)
                at = found.end()
            elif UNFINISHED.match(text, at):
                self.rest = text[at:]
                return
            else:
                self.unknown.append(repr(text[at : at + 8]))
                at += 1

    def other_screen(self, on):
        """The other screen has no history; leaving it shows what stood there before."""
        if on and self.behind is None:
            self.behind = (self.lines, self.row, self.column)
            self.lines = [[] for _ in range(self.rows)]
        elif not on and self.behind is not None:
            lines, row, column = self.behind
            self.behind = None
            while len(lines) > self.rows and row >= self.rows:
                self.above.append(lines.pop(0))
                row -= 1
            self.lines = [line[: self.columns] for line in lines[: self.rows]]
            self.lines += [[] for _ in range(self.rows - len(self.lines))]
            self.row, self.column = row, min(column, self.columns - 1)
        self.wraps = False

    def down(self):
        if self.row < self.rows - 1:
            self.row += 1
            return
        line = self.lines.pop(0)
        if self.behind is None:
            self.above.append(line)
        self.lines.append([])

    def put(self, character):
        if character == "\r":
            self.column, self.wraps = 0, False
        elif character == "\n":
            self.down()
            self.wraps = False
        elif character == "\b":
            self.column, self.wraps = max(0, self.column - 1), False
        elif character == "\t":
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
        elif character < " " or character == "\x7f":
            if character != "\x07":
                self.unknown.append(repr(character))
        else:
            self.write(character)

    def write(self, character):
        cells = width(character)
        line = self.lines[self.row]
        if cells == 0:
            if 0 < self.column <= len(line):
                line[self.column - 1] += character
            return
        if 7 not in self.on and self.column + cells > self.columns:
            return
        if self.wraps or self.column + cells > self.columns:
            self.down()
            self.column, self.wraps = 0, False
            line = self.lines[self.row]
        line.extend(" " * (self.column + cells - len(line)))
        line[self.column : self.column + cells] = [character] + [""] * (cells - 1)
        self.column += cells
        if self.column == self.columns and 7 in self.on:
            self.column, self.wraps = self.columns - 1, True

    def obey(self, found):
        private, given, final, short = found.groups()
        if final is None:
            if short == "7":
                self.saved = (self.row, self.column)
            elif short == "8":
                self.row, self.column = self.saved
            elif short is not None:
                self.unknown.append(repr(found.group()))
            return
        numbers = [int(number) if number else 0 for number in given.split(";")]
        count = max(1, numbers[0])
        if private:
            for number in numbers:
                if number in (7, 1049, 2004) and final in "hl":
                    (self.on.add if final == "h" else self.on.discard)(number)
                    if number == 1049:
                        self.other_screen(final == "h")
                    numbers = [other for other in numbers if other != number]
            if not numbers:
                return
            if private == "?" and final in "hl":
                if 25 in numbers:
                    self.cursor = final == "h"
            else:
                self.unknown.append(repr(found.group()))
            return
        if final == "m":
            return
        self.wraps = False
        if final == "A":
            self.row = max(0, self.row - count)
        elif final == "B":
            self.row = min(self.rows - 1, self.row + count)
        elif final == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "D":
            self.column = max(0, self.column - count)
        elif final == "E":
            self.row, self.column = min(self.rows - 1, self.row + count), 0
        elif final == "F":
            self.row, self.column = max(0, self.row - count), 0
        elif final == "G":
            self.column = min(self.columns, count) - 1
        elif final in "Hf":
            column = max(1, numbers[1]) if len(numbers) > 1 else 1
            self.row, self.column = min(self.rows, count) - 1, min(self.columns, column) - 1
        elif final == "s":
            self.saved = (self.row, self.column)
        elif final == "u":
            self.row, self.column = self.saved
        elif final == "K":
            self.erase_line(self.row, numbers[0])
        elif final == "J":
            self.erase_screen(numbers[0])
        else:
            self.unknown.append(repr(found.group()))

    def erase_line(self, row, which):
        line = self.lines[row]
        if which == 0:
            del line[self.column :]
        elif which == 1:
            line[: self.column + 1] = [" "] * min(len(line), self.column + 1)
        else:
            line.clear()

    def erase_screen(self, which):
        if which == 3:
            self.above.clear()
            return
        self.erase_line(self.row, which)
        for row in range(self.rows):
            if which == 2 or (which == 0 and row > self.row) or (which == 1 and row < self.row):
                self.lines[row].clear()


class Session:
    def __init__(self, start):
        self.seconds = start["seconds"]
        self.screen = Screen(start["columns"], start["rows"])
        self.screen.feed(start["before"])
        self.written = b""
        self.undecoded = b""
        self.fed = 0  # bytes that the program has written so far
        self.typed, self.equal = "", 0  # the last key, and how often it was typed before
        self.code = None
        self.commands_from = 0
        self.commands = b""
        self.over = False
        self.master, self.slave = pty.openpty()
        self.size()
        self.modes_before = self.modes()
        self.wake, wake_in = os.pipe()
        os.set_blocking(wake_in, False)
        signal.set_wakeup_fd(wake_in)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.child = subprocess.Popen(
            start["argv"],
            stdin=self.slave,
            stdout=subprocess.PIPE if start["pipe"] else self.slave,
            stderr=self.slave,
            cwd=start["cwd"],
            env=start["env"],
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        self.pipe = self.child.stdout.fileno() if self.child.stdout else None

    def size(self):
        screen = self.screen
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", screen.rows, screen.columns, 0, 0))

    def modes(self):
        flags = termios.tcgetattr(self.slave)[3]
        return {"echo": bool(flags & termios.ECHO), "canonical": bool(flags & termios.ICANON)}

    def read_terminal(self):
        """Shows what the program has written; False when nothing more can come."""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        self.screen.feed(self.decode(data))
        self.fed += len(data)
        return data != b""

    def decode(self, data):
        data = self.undecoded + data
        for kept in range(0, 4):
            try:
                text = data[: len(data) - kept].decode("utf-8")
                self.undecoded = data[len(data) - kept :]
                return text
            except UnicodeDecodeError:
                continue
        self.undecoded = b""
        return data.decode("utf-8", "replace")

    def wait(self, deadline):
        """Takes in whatever comes next. False at the deadline."""
        watched = [fd for fd in (self.wake, self.commands_from, self.master, self.pipe) if fd is not None]
        ready, _, _ = select.select(watched, [], [], max(0, deadline - time.monotonic()))
        if self.master in ready:
            self.read_terminal()
        if self.pipe in ready:
            self.read_pipe()
        if self.wake in ready:
            os.read(self.wake, 4096)
            if self.code is None and self.child.poll() is not None:
                self.finish()
        if self.commands_from in ready:
            data = os.read(0, 65536)
            self.commands += data
            self.over = data == b""
        return bool(ready)

    def read_pipe(self):
        data = os.read(self.pipe, 65536)
        self.written += data
        if data == b"":
            self.pipe = None

    def finish(self):
        """The program has ended: everything that it has written is taken in."""
        self.code = self.child.returncode
        self.modes_after = None if self.master is None else self.modes()
        os.close(self.slave)
        # With the other side closed, reading ends after the last byte.
        while self.master is not None and self.read_terminal():
            pass
        while self.pipe is not None:
            self.read_pipe()
        self.master = None

    def until(self, condition):
        deadline = time.monotonic() + self.seconds
        while not condition() and self.code is None and not self.over:
            if not self.wait(deadline):
                break
        return condition()

    def waiting(self):
        """How many bytes the program has not read yet."""
        return struct.unpack("i", fcntl.ioctl(self.slave, termios.FIONREAD, b"\0" * 4))[0]

    def type(self, keys):
        """One key after the other, as a person types them. A key three times within tenths of a second is one that
        is held; a person who means it is slower. On a busy machine no time is long enough, so an arrow parts them."""
        for key in KEY.findall(keys):
            self.equal = self.equal + 1 if key == self.typed and (key.isdigit() or key in HELD) else 0
            if self.equal >= 2 and not self.modes()["canonical"]:
                self.press(RIGHT)
                self.equal = 0
            self.typed = key
            if self.code is not None:
                return
            self.press(key)

    def press(self, key):
        """Writes a key, and waits until it was read: the kernel hands it on later, and the program answers most keys."""
        fed = self.fed
        seen = False
        os.write(self.master, key.encode("utf-8"))
        unread_until = time.monotonic() + SECONDS_UNTIL_HANDED_ON
        deadline = time.monotonic() + self.seconds
        while self.code is None and time.monotonic() < deadline:
            waits = self.waiting() > 0
            seen = seen or waits or self.fed > fed
            if not waits and (seen or time.monotonic() > unread_until):
                return
            self.wait(time.monotonic() + 0.001)

    def pass_time(self, seconds):
        """The time between two presses is a part of what is typed."""
        end = time.monotonic() + seconds
        while self.code is None and time.monotonic() < end:
            self.wait(end)

    def hold(self, key, times, first):
        """The repeats are written at once: with a pause between them, a busy machine would make it longer than it is."""
        self.press(key)
        self.pass_time(first)
        if self.code is None:
            os.write(self.master, (key * (times - 1)).encode("utf-8"))

    def shown(self):
        return "\n".join(self.screen.text())

    def state(self, ok):
        screen = self.screen
        return {
            "ok": ok,
            "screen": screen.text(),
            "above": ["".join(line).rstrip() for line in screen.above],
            "cursorVisible": screen.cursor,
            "marksPastes": 2004 in screen.on,
            "bytes": self.fed,
            "unknown": screen.unknown,
        }

    def obey(self, command):
        do = command["do"]
        ok = True
        if do == "see":
            ok = self.until(lambda: all(text in self.shown() for text in command["texts"]))
        elif do == "gone":
            ok = self.until(lambda: not any(text in self.shown() for text in command["texts"]))
        elif do == "end":
            ok = self.until(lambda: self.code is not None)
        elif self.code is not None:
            ok = False
        elif do == "send":
            self.type(command["keys"])
        elif do == "burst":
            os.write(self.master, command["keys"].encode("utf-8"))
        elif do == "hold":
            self.hold(command["keys"], command["times"], command["first"])
        elif do == "prompted":
            ok = self.until(lambda: "".join(self.screen.lines[self.screen.row]).strip() == ">")
        elif do == "resize":
            self.screen.resize(command["columns"], command["rows"])
            self.size()
        elif do == "signal":
            self.child.send_signal(getattr(signal, command["name"]))
        elif do == "hang-up":
            os.close(self.master)
            self.master = None
        ended = self.code is not None and {
            "code": self.code if self.code >= 0 else None,
            "signal": signal.Signals(-self.code).name if self.code < 0 else None,
            "stdout": self.written.decode("utf-8"),
            "modes": self.modes_after,
            "modesBefore": self.modes_before,
        }
        return {**self.state(ok), **(ended or {}), "ended": bool(ended)}

    def run(self):
        while not self.over:
            line, end, rest = self.commands.partition(b"\n")
            if end:
                self.commands = rest
                print(json.dumps(self.obey(json.loads(line))), flush=True)
            else:
                self.wait(time.monotonic() + 3600)
        if self.child.poll() is None:
            self.child.kill()


Session(json.loads(sys.stdin.buffer.raw.readline())).run()
