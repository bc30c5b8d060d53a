"""The course's C# kernel for Jupyter.

ipykernel speaks Jupyter's protocol with the front end. This file starts the course's own kernel process and puts the one's
messages into the other's words: one JSON object a line on the process's standard input and output.
"""

import itertools
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "kernel.json"), encoding="utf-8") as specification:
    COURSE = json.load(specification)["metadata"]["course"]


def start_process():
    return subprocess.Popen(
        COURSE["command"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )


# It warms its compiler while Python loads what follows.
FIRST_PROCESS = start_process()

try:
    from ipykernel.kernelapp import IPKernelApp
    from ipykernel.kernelbase import Kernel
except ImportError:
    FIRST_PROCESS.kill()
    sys.exit(
        "The C# kernel needs ipykernel in the Python that runs Jupyter, %s: python -m pip install ipykernel, "
        "or on Debian: apt install python3-ipykernel." % sys.executable
    )

# How long an interrupted cell may go on before its process is ended, and a question may stay without an answer, in seconds.
GRACE = 10
PATIENCE = 30
# How long the last words of a process that has ended may take to arrive, in seconds.
LAST_WORDS = 1
# How often a waiting thread looks whether it was interrupted.
TICK = 0.1
REMEMBERED_ERROR_LINES = 40


class KernelGone(Exception):
    """The kernel process has ended; the message says what it said last."""


class KernelProcess:
    """The C# kernel: a process that takes commands and tells events."""

    def __init__(self, process, on_output):
        """Listen to it. on_output is called on another thread with every event that is neither a reply nor about a cell's end."""
        self._process = process
        self._ready = threading.Event()
        self._on_output = on_output
        self._errors = []
        self._waiting = queue.Queue()
        self._writing = threading.Lock()
        self._questions = 0
        readers = [threading.Thread(target=read, daemon=True) for read in (self._read_errors, self._read_events)]
        for reader in readers:
            reader.start()
        threading.Thread(target=self._wait_for_end, args=(readers,), daemon=True).start()

    def send(self, command, **arguments):
        # The kernel expects the command's name first.
        line = json.dumps({"command": command, **arguments}) + "\n"
        try:
            with self._writing:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except (OSError, ValueError):
            pass  # It is gone; the end of its events says so.

    def wait_until_ready(self):
        """Wait until its compiler is warm or it has ended, but not for ever."""
        self._ready.wait(PATIENCE)

    def next_event(self, timeout):
        """The next reply or event about a cell's course, or None when the time is over."""
        try:
            event = self._waiting.get(timeout=timeout)
        except queue.Empty:
            return None
        if event is None:
            self._waiting.put(None)
            raise KernelGone(self._last_words())
        return event

    def ask(self, question, **arguments):
        """The reply to a question, or None where the kernel has none."""
        self._questions += 1
        self.send(question, id=self._questions, **arguments)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            event = self.next_event(end - time.monotonic())
            if event is not None and event.get("id") == self._questions:
                return None if event["event"] == "refusal" else event
        return None

    def end(self, politely):
        """End the process; without politeness, at once."""
        if politely:
            self.send("shutdown")
            try:
                self._process.wait(GRACE)
                return
            except subprocess.TimeoutExpired:
                pass
        self._process.kill()
        self._process.wait()

    def _read_events(self):
        for line in self._process.stdout:
            if line == "\n":
                continue  # Each event begins a line of its own, whatever other programs left of a line before it.
            try:
                event = json.loads(line)
                kind = event["event"]
            except (ValueError, TypeError, KeyError):
                # Native code prints to the process's own output.
                event, kind = {"name": "stdout", "text": line}, "stream"
            if kind in ("stream", "display", "update", "result", "error"):
                self._on_output(kind, event)
            elif kind == "ready":
                self._ready.set()
            else:
                self._waiting.put(event)

    def _wait_for_end(self, readers):
        """A program that a cell started may hold the process's pipes open much longer than the process lives."""
        self._process.wait()
        end = time.monotonic() + LAST_WORDS
        for reader in readers:
            reader.join(max(0, end - time.monotonic()))
        self._ready.set()
        self._waiting.put(None)

    def _read_errors(self):
        for line in self._process.stderr:
            if line.strip() and len(self._errors) < REMEMBERED_ERROR_LINES:
                self._errors.append(line.strip())

    def _last_words(self):
        code = self._process.wait()
        # The runtime says what happened, then where.
        said = " ".join(itertools.takewhile(lambda line: not line.startswith(("at ", "Repeat", "---")), self._errors))
        if said.startswith("Stack overflow"):
            said = "Stack overflow: a function calls itself, or functions each other, without an end."
        if said:
            return "The kernel process ended (exit code %d): %s" % (code, said)
        if code == -getattr(signal, "SIGKILL", 0):
            return "The kernel process was killed, perhaps because memory ran out."
        return "The cell ended the kernel process (exit code %d)." % code


class CourseKernel(Kernel):
    """What Jupyter sees."""

    implementation = "course"
    implementation_version = COURSE["version"]
    banner = "C# on .NET, by the deep-learning course's kernel"
    language_info = {
        "name": "C#",
        "version": COURSE["languageVersion"],
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
        "codemirror_mode": "text/x-csharp",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._cell = None
        self._silent = False
        self._failure = None
        self._interrupted = False
        self._asking = False
        self._process, self._prepared = KernelProcess(FIRST_PROCESS, self._show), False
        # Jupyter's front ends call a kernel ready when it answers: then it should answer fast.
        self._process.wait_until_ready()

    def do_execute(
        self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, *, cell_meta=None, cell_id=None
    ):
        self._cell, self._silent, self._failure, self._interrupted = self.get_parent(), silent, None, False
        # ipykernel's raw_input asks only where this says so, and leaves setting it to the kernel.
        self._allow_stdin = bool(allow_stdin)
        saved = self._listen_to_interrupts()
        try:
            process = self._running()
            process.send(
                "execute",
                cell=cell_id or "In [%d]" % self.execution_count,
                code=code,
                directory=os.getcwd(),
                allowsInput=self._allow_stdin,
                withText=True,
            )
            self._follow(process)
        except KernelGone as gone:
            self._process = None
            self._fail("KernelDied", "%s Its variables are lost: run the notebook from its first cell." % gone)
        finally:
            if saved is not None:
                signal.signal(signal.SIGINT, saved)
        self._prepare_help()
        reply = {"execution_count": self.execution_count, "user_expressions": {}, "payload": []}
        return {"status": "ok", **reply} if self._failure is None else {"status": "error", **reply, **self._failure}

    def do_complete(self, code, cursor_pos):
        reply = self._ask("complete", code, cursor_pos) or {"items": [], "start": 0, "end": 0}
        start, end = (_code_points(code, reply[place]) if reply["items"] else cursor_pos for place in ("start", "end"))
        types = [{"start": start, "end": end, "text": item["text"], "type": item["kind"].lower()} for item in reply["items"]]
        return {
            "status": "ok",
            "matches": [item["text"] for item in reply["items"]],
            "cursor_start": start,
            "cursor_end": end,
            "metadata": {"_jupyter_types_experimental": types},
        }

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        data = (self._ask("inspect", code, cursor_pos) or {}).get("data", {})
        return {"status": "ok", "found": bool(data), "data": data, "metadata": {}}

    def do_is_complete(self, code):
        reply = self._answer("isComplete", code=code) or {"status": "unknown"}
        return {"status": reply["status"], "indent": reply.get("indent", "")}

    def do_shutdown(self, restart):
        process, self._process = self._process, None
        self._cell = None
        if process is not None:
            process.end(politely=True)
        return {"status": "ok", "restart": restart}

    def _prepare_help(self):
        """Have completion loaded while a person reads the first cell's result; programs that run notebooks answer no questions."""
        if self._allow_stdin and not self._prepared and self._process is not None:
            self._prepared = True
            self._process.send("complete", id=0, code="1.", position=2)

    def _running(self):
        if self._process is None:
            self._process, self._prepared = KernelProcess(start_process(), self._show), False
        return self._process

    def _follow(self, process):
        """Wait for the end of the cell, and do meanwhile what it and the person ask for."""
        told, end = False, None
        while True:
            if self._interrupted and not told:
                told, end = True, time.monotonic() + GRACE
                process.send("interrupt")
            if end is not None and time.monotonic() > end:
                process.end(politely=False)
                raise KernelGone("The cell could not be interrupted, so the kernel process was ended.")
            try:
                event = process.next_event(TICK)
            except KernelGone as gone:
                if told:
                    raise KernelGone("The interruption ended the kernel process: what ran could not be stopped otherwise.") from gone
                raise
            if event is None:
                continue
            if event["event"] == "inputRequest":
                self._answer_cell(process, event)
            elif event["event"] == "done":
                return
            elif event["event"] == "refusal" and event["id"] == 0:
                self._fail("KernelError", event["message"])
                return
            # Anything else is a reply that nobody waits for any more.

    def _answer_cell(self, process, request):
        if self._interrupted:
            return  # Asked before the interruption arrived: nobody needs the answer any more.
        ask = self.getpass if request["isPassword"] else self.raw_input
        try:
            self._asking = True
            text = ask(request["prompt"])
            self._asking = False
        except KeyboardInterrupt:
            self._interrupted = True
            return
        except EOFError:
            text = None
        finally:
            self._asking = False
        process.send("input", id=request["id"], text=text)

    def _listen_to_interrupts(self):
        """Take note of interruptions where they cannot do harm: an exception in the wrong place would lose an event."""

        def note(number, frame):
            self._interrupted = True
            if self._asking:
                raise KeyboardInterrupt

        if threading.current_thread() is threading.main_thread():
            return signal.signal(signal.SIGINT, note)
        return None

    def _ask(self, question, code, cursor):
        return self._answer(question, code=code, position=len(code[:cursor].encode("utf-16-le")) // 2, directory=os.getcwd())

    def _answer(self, question, **arguments):
        try:
            return self._running().ask(question, **arguments)
        except KernelGone:
            self._process = None
            return None

    def _show(self, kind, event):
        """Pass on what a cell shows, on the reading thread: also what it shows after its end."""
        if self._cell is None:
            return
        if kind == "error":
            error = event["error"]
            self._fail(error["type"], error["message"], _describe(error))
        elif self._silent:
            return
        elif kind == "stream":
            self._publish("stream", {"name": event["name"], "text": event["text"]})
        elif kind == "result":
            self._publish("execute_result", {"data": event["data"], "metadata": {}, "execution_count": self.execution_count})
        else:
            content = {"data": event["data"], "metadata": {}, "transient": {"display_id": event["id"]}}
            self._publish("display_data" if kind == "display" else "update_display_data", content)

    def _fail(self, name, message, lines=()):
        first = "\x1b[31m%s\x1b[0m" % name
        self._failure = {"ename": name, "evalue": message, "traceback": list(lines) or ["%s: %s" % (first, message)]}
        if not self._silent and self._cell is not None:
            self._publish("error", self._failure)

    def _publish(self, kind, content):
        self.session.send(self.iopub_socket, kind, content, parent=self._cell, ident=self._topic(kind))


def _code_points(code, units):
    """A place that is counted in UTF-16 code units, as .NET does, in Jupyter's code points."""
    return len(code.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _describe(error):
    """An error as lines for people: what, where, and the calls that led to it."""
    name, message = error["type"], error["message"]
    if name == "CompilationError":
        return ["\x1b[31mThe cell does not compile:\x1b[0m", *message.split("\n")]
    lines = message.split("\n") if name == "DirectiveError" else ("\x1b[31m%s\x1b[0m: %s" % (name, message)).split("\n")
    if error.get("line") and error.get("sourceLine"):
        lines.append("    \x1b[32mline %d\x1b[0m: %s" % (error["line"], error["sourceLine"].strip()))
    return lines + ["    %s" % call for call in error.get("stack", [])]


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=CourseKernel)
