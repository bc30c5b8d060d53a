"""A Jupyter front end for tests: it does what each line of its input says, and answers with a line of JSON."""

import json
import queue
import sys
import time

from jupyter_client.manager import KernelManager

TIMEOUT = 60


def execute(client, manager, request):
    """Run a cell; what it put out, in order, and the reply. The request may name text after which the cell is interrupted."""
    sent = client.execute(request["code"], silent=request.get("silent", False), allow_stdin="answer" in request)
    output, end = [], time.monotonic() + TIMEOUT
    asked, seen, interrupted = [], "", False
    while time.monotonic() < end:
        if "answer" in request and (question := next_message(client.get_stdin_msg)):
            asked.append(question["content"])
            if request["answer"] is not None:
                client.input(request["answer"])
            elif "interrupt" in request:
                interrupted = interrupt(manager, request)
        message = next_message(client.get_iopub_msg)
        if message is None or message["parent_header"].get("msg_id") != sent:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            break
        if kind not in ("status", "execute_input"):
            output.append({"type": kind, **content})
        seen += content.get("text", "") if kind == "stream" else ""
        if not interrupted and "after" in request and request["after"] in seen:
            interrupted = interrupt(manager, request)
    return {"reply": reply_to(client, sent), "output": output, "asked": asked}


def next_message(channel):
    try:
        return channel(timeout=0.05)
    except queue.Empty:
        return None


def interrupt(manager, request):
    manager.kernel_spec.interrupt_mode = request["interrupt"]
    manager.interrupt_kernel()
    return True


def reply_to(client, sent):
    while True:
        message = client.get_shell_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == sent:
            return message["content"]


def main(kernel_name):
    manager = KernelManager(kernel_name=kernel_name)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        do = request["do"]
        if do == "execute":
            answer = execute(client, manager, request)
        elif do in ("complete", "inspect"):
            answer = reply_to(client, getattr(client, do)(request["code"], request["position"]))
        elif do == "is_complete":
            answer = reply_to(client, client.is_complete(request["code"]))
        elif do == "kernel_info":
            answer = reply_to(client, client.kernel_info())
        elif do == "restart":
            manager.restart_kernel()
            client.wait_for_ready(timeout=TIMEOUT)
            answer = {}
        elif do == "shutdown":
            client.shutdown()
            end = time.monotonic() + TIMEOUT
            while manager.is_alive() and time.monotonic() < end:
                time.sleep(0.05)
            answer = {"alive": manager.is_alive()}
        print(json.dumps(answer), flush=True)
    client.stop_channels()
    if manager.is_alive():
        manager.shutdown_kernel(now=False)


main(sys.argv[1])
