"""Set up this checkout and run one job: `run`, `test` or `lock`.

Standard library only, so that a fresh machine with Python 3.11 is enough:
`make run` and `make test` call it, and on Windows `py -m dev.bootstrap run` does
the same. Set-up happens once; it is repeated when the locked requirements change.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {
    "run": ROOT / "requirements" / "run.txt",
    "test": ROOT / "requirements" / "dev.txt",
}
OLDEST = (3, 11)


def main() -> int:
    """Set up what the job needs, then run it; return its exit code."""
    jobs = {"run": run, "test": test, "lock": lock}
    job = next(iter(sys.argv[1:]), "")
    if job not in jobs:
        print(f"Usage: python -m dev.bootstrap {' | '.join(jobs)}", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        print(f"Cần Python 3.11 trở lên; máy này có {found}.", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    return jobs[job](sys.argv[2:])


def run(arguments: list[str]) -> int:
    """Run the whole process on the real plan of 2023, then serve it."""
    install("run")
    command = [PYTHON, "-m", "tinnhiem.cli", "demo", "--serve", *arguments]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


def test(arguments: list[str]) -> int:
    """Run every test; more arguments go to pytest."""
    install("test")
    if shutil.which("chromium") is None:
        # Said aloud, for silence would look like success.
        print("chromium is not installed: no page is opened in a real browser.")
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed: no .docx is compared with its PDF.")
    workers = [] if arguments else ["-n", "2", "--dist", "loadfile"]
    command = [PYTHON, "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, check=False).returncode


def lock(_arguments: list[str]) -> int:
    """Pin every dependency with hashes and without any registry address."""
    for name, groups in (
        ("run", ("--group", "build")),
        ("sign", ("--group", "build", "--extra", "sign")),
        ("dev", ("--group", "dev", "--extra", "sign")),
    ):
        command = [
            *(BIN / "uv", "pip", "compile", "pyproject.toml", "--universal"),
            *("--python-version", "3.11", "--generate-hashes", *groups),
            *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "-q"),
            # Old pip refuses «coverage[toml]» where only «coverage» is pinned.
            *("--no-annotate", "--no-strip-extras", "-o", f"requirements/{name}.txt"),
        ]
        done = subprocess.run(command, check=False)
        if done.returncode:
            return done.returncode
    return 0


def install(job: str) -> None:
    """Make the environment and install what is locked, unless that is done."""
    wanted = fingerprint(LOCKS[job], ROOT / "pyproject.toml")
    stamp = VENV / f".installed-{job}"
    # The test set contains the run set, so a tested checkout need not install again.
    stamps = [stamp, VENV / ".installed-test"] if job == "run" else [stamp]
    wanted_all = {VENV / f".installed-{name}": key for name, key in keys().items()}
    if any(s.exists() and s.read_text() == wanted_all[s] for s in stamps):
        return
    print("Đang cài đặt lần đầu (một đến vài phút) …", flush=True)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    steps = [
        [*pip, "--require-hashes", "-r", str(LOCKS[job])],
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
    ]
    for step in steps:
        subprocess.run(step, check=True)
    stamp.write_text(wanted)


def keys() -> dict[str, str]:
    """Return what each job's stamp must say for its set-up to be current."""
    return {
        job: fingerprint(lock, ROOT / "pyproject.toml") for job, lock in LOCKS.items()
    }


def fingerprint(*files: Path) -> str:
    """Return one hash over the contents of `files`."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failure:
        print(
            f"Cài đặt dừng ở lệnh: {' '.join(map(str, failure.cmd))}\n"
            "Kiểm tra mạng (chỉ cần cho lần cài đặt) rồi chạy lại.",
            file=sys.stderr,
        )
        sys.exit(failure.returncode)
