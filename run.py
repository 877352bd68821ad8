#!/usr/bin/env python3
"""Everything starts here; the standard library is all it needs.

  python3 run.py demo             the site with made-up factories, on this machine
                 demo --check     the same; looks at its first page and ends
                 demo --fresh     forgets what was changed; also --seed N, --today DATE
  python3 run.py test             every test: on SQLite, on PostgreSQL, in a browser
                 test --long NAME one goal at its full length
                 test ARGUMENTS   just these of pytest, on SQLite (--postgres ARGUMENTS: there)
  python3 run.py serve            the site for real, settings from the environment
                 serve --migrate  the same; brings its database up to date before
  python3 run.py check            style, types, floors, templates, requirement files
  python3 run.py distinction ...  the program itself; its own demo: distinction demo
  python3 run.py requirements     which requirement is shown by which tests, after a test run
  python3 run.py lock             make the pinned requirement files again (needs uv)
  python3 run.py audit            look the pinned packages up for known vulnerabilities

Packages go into .venv beside this file, and again only when a requirement file has changed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (so no newer syntax in this file than that of 3.6)
    sys.exit(
        "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Install it "
        "(Debian: apt install python3.11 python3.11-venv), then: python3.11 run.py demo"
    )

import contextlib
import hashlib
import importlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
PROGRAM = ("-m", "distinction.faces.cli.main")
FOREIGN = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
FOREIGN += ("DJANGO_SETTINGS_MODULE",)
ENV = {name: value for name, value in os.environ.items() if name not in FOREIGN}
ENV.update(
    PYTHONPATH=str(ROOT),
    PYTHONUTF8="1",
    PIP_NO_INPUT="1",
    PIP_DISABLE_PIP_VERSION_CHECK="1",
    UV_PYTHON_DOWNLOADS="never",
    UV_NO_PROGRESS="1",
)
FILES = ("requirements", "requirements-dev", "requirements-bench")


def say(text):
    print("[run] " + text, file=sys.stderr, flush=True)


def step(title, command, hint=""):
    """Run a quiet command; show that it lives; when it fails, show what it said and stop."""
    say(title + " ...")
    began = time.monotonic()
    with subprocess.Popen(
        [str(each) for each in command],
        cwd=ROOT,
        env=ENV,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        errors="replace",
    ) as job:
        said = None
        while said is None:
            try:
                said = job.communicate(timeout=10)[0]
            except subprocess.TimeoutExpired:
                say("  ... still at it, %.0f s" % (time.monotonic() - began))
            except BaseException:  # asked to end: so is what we have begun
                job.terminate()
                raise
    if job.returncode:
        sys.exit("%s\n[run] failed (%s): %s\n%s" % (said, job.returncode, title, hint))
    say("  done in %.1f s" % (time.monotonic() - began))


def digest(name):
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest() + " " + name


def ready(*names):
    """Make sure that .venv holds what each of these requirement files pins."""
    if all(map(installed, names)) and PYTHON.exists():
        return
    with (ROOT / ".run.lock").open("w") as handle:
        with contextlib.suppress(ImportError):  # one launcher at a time (Windows has no such lock)
            importlib.import_module("fcntl").flock(handle, 2)  # 2: LOCK_EX; it goes with its holder
        works = PYTHON.exists() and subprocess.call([str(PYTHON), "-c", ""], env=ENV) == 0
        if not works:
            make_environment()
        for name in names:
            if not installed(name):
                install(name)


def installed(name):
    return STAMP.exists() and digest(name) in STAMP.read_text().splitlines()


def make_environment():
    uv = shutil.which("uv")
    make = (
        [uv, "venv", "-qp", sys.executable, "--clear"]
        if uv
        else [sys.executable, "-m", "venv", "--clear"]
    )
    step("making .venv", [*make, VENV], "Debian: apt install python3-venv; or put uv on the PATH.")


def install(name):
    """Exactly what is pinned, each file with its hash; marked as done only when it is."""
    uv = shutil.which("uv")
    tool = (
        [uv, "pip", "install", "--python", PYTHON]
        if uv
        else [PYTHON, "-m", "pip", "install", "--only-binary=:all:"]
    )
    step(
        "installing the packages of %s with %s" % (name, "uv" if uv else "pip"),
        [*tool, "-q", "--require-hashes", "-r", ROOT / name],
        "No network?  Point pip or uv at your mirror and type the command again.",
    )
    holds = [name, "requirements.txt"] if name == "requirements-dev.txt" else [name]
    before = STAMP.read_text().splitlines() if STAMP.exists() else []
    kept = [line for line in before if line.split()[-1] not in holds]
    STAMP.write_text("\n".join([*kept, *map(digest, holds)]) + "\n")


def python(*arguments):
    """Run Python of .venv with its output shown; Ctrl-C reaches it too, and we wait for its end."""
    with subprocess.Popen([str(PYTHON), *map(str, arguments)], cwd=ROOT, env=ENV) as job:
        try:
            while True:
                with contextlib.suppress(KeyboardInterrupt):
                    return job.wait()
        finally:
            if job.poll() is None:  # somebody ends the launcher alone
                job.terminate()


def only(*kept):
    """Forget what a real site is told by the environment: neither demo nor test may touch it."""
    for name in [name for name in ENV if name.startswith("DISTINCTION_")]:
        if name not in kept:
            del ENV[name]


def demo(arguments):
    ready("requirements.txt")
    only("DISTINCTION_VAR", "DISTINCTION_DATABASE")
    ENV["DJANGO_SETTINGS_MODULE"] = "distinction.config.demo"
    return become("-m", "distinction.config.demonstrate", *arguments)


def test(arguments):
    ready("requirements-dev.txt")
    only("DISTINCTION_CHROMIUM", "DISTINCTION_TEST_POSTGRES")
    return python("-m", "tests.everywhere", *arguments)


def serve(arguments):
    ready("requirements.txt")
    ENV["DJANGO_SETTINGS_MODULE"] = "distinction.config.production"
    return become("-m", "distinction.config.serve", *arguments)


def become(*arguments):
    """Python of .venv in our place, where the system can: signals reach it, nothing is left."""
    if os.name != "posix":
        return python(*arguments)
    sys.stderr.flush()
    os.chdir(str(ROOT))
    return os.execve(str(PYTHON), [str(PYTHON), *map(str, arguments)], ENV)


def check(arguments):
    ready("requirements-dev.txt")
    code = 0
    for title, *command in (
        ("style", "ruff", "check", "."),
        ("form", "ruff", "format", "--check", "."),
        ("types", "mypy"),
        ("floors", "tests.house.lint_imports"),
        (
            "requirement files",
            "pytest",
            "-q",
            "tests/house/test_requirement_files.py",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:tests.requirements_plugin",  # else it would forget what the tests have shown
        ),
    ):
        say("check: " + title)
        code = python("-m", *command) or code
    say("check: templates (without --check, djade puts them in form)")
    djade = [PYTHON.with_name("djade" + PYTHON.suffix), "--check", "--target-version", "5.2"]
    pages = sorted((ROOT / "distinction").rglob("*.html"))
    code = subprocess.call([str(each) for each in (*djade, *pages)], cwd=ROOT, env=ENV) or code
    say("check: something is wrong, see above" if code else "check: all is well")
    return code


def distinction(arguments):
    """The program in the user's folder; where the system can, it takes our place altogether."""
    bench = ["requirements-bench.txt"] if arguments[:1] == ["bench"] else []
    ready("requirements.txt", *bench)
    if "DJANGO_SETTINGS_MODULE" in os.environ:  # which site a command is for
        ENV["DJANGO_SETTINGS_MODULE"] = os.environ["DJANGO_SETTINGS_MODULE"]
    command = [str(PYTHON), *PROGRAM, *arguments]
    if os.name == "posix":
        sys.stderr.flush()
        os.execve(command[0], command, ENV)
    return subprocess.call(command, env=ENV)


def requirements(arguments):
    ready("requirements-dev.txt")
    return python("-m", "tests.requirements_table", *arguments)


def lock(arguments):
    uv = shutil.which("uv")
    if not uv:
        sys.exit("uv is needed to make the pinned files: pipx install uv (or: pip install uv)")
    for name in FILES:
        step(
            "pinning %s.txt" % name,
            [
                uv,
                "pip",
                "compile",
                "--universal",
                "--python-version",
                "3.11",
                "--generate-hashes",
                "--no-header",
                "--no-emit-index-url",
                "--no-strip-extras",  # else pip before 24 takes coverage[toml] for unpinned
                "-q",
                *arguments,
                name + ".in",
                "-o",
                name + ".txt",
            ],
        )
        if "://" in (ROOT / (name + ".txt")).read_text():
            sys.exit("a host is named in %s.txt: do not commit it" % name)
    return 0


def audit(arguments):
    ready("requirements-dev.txt")
    code = 0
    for name in FILES:
        say("audit: " + name)
        code = (
            python("-m", "pip_audit", "--strict", "--disable-pip", "-r", name + ".txt", *arguments)
            or code
        )
    return code


def ended(number, frame):
    sys.exit(128 + number)


COMMANDS = (demo, test, serve, check, distinction, requirements, lock, audit)

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, ended)  # a plain kill ends what we have begun, too
    todo = {each.__name__: each for each in COMMANDS}.get("".join(sys.argv[1:2]))
    sys.exit(todo(sys.argv[2:]) if todo else __doc__)
