"""The rules of the house about code that a machine can tell."""

import ast
import re

from tree import PACKAGE, ROOT, functions, modules

from hemeroteca import errors

BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "core", "types", "manager", "misc"}
MODULE_LINES = 400
FUNCTION_LINES = 50
PARAMETERS = 5


def test_no_module_is_longer_than_a_newcomer_can_hold():
    """A module has at most 400 lines; one that outgrows them becomes a folder of the same name."""
    lengths = {
        m.relative_to(ROOT): len(m.read_text("utf-8").splitlines())
        for m in modules("src", "tests", "evals", "training")
    }
    assert len(lengths) > 20
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_is_longer_than_a_screen():
    """A function has at most 50 lines, its docstring included."""
    long = [
        f"{path.relative_to(ROOT)}:{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in modules("src", "evals", "training")
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_no_function_takes_more_than_five_parameters():
    """A function takes at most five parameters; beyond that they are a record (a verb has one per option)."""
    wide = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in modules("src", "training")
        if path.parent.name != "cli"
        for node in functions(path)
        if len(
            [
                a
                for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                if a.arg not in ("self", "cls")
            ]
        )
        > PARAMETERS
    ]
    assert wide == []


def test_a_file_is_named_after_a_thing():
    """No file is called utils, helpers, common, base, core, types or manager."""
    assert [m for m in modules("src", "tests", "evals", "training") if m.stem in BANNED_NAMES] == []


def test_no_dictionary_of_anything_goes_between_stages():
    """Records have types: `dict[str, Any]` stands nowhere in the package."""
    assert [m for m in modules("src") if re.search(r"dict\[str,\s*Any\]", m.read_text("utf-8"))] == []


def test_catching_everything_happens_at_marked_edges_only():
    """`except Exception` and bare `except` stand at no more than three places, each marked `# edge:`."""
    caught = []
    for path in modules("src"):
        lines = path.read_text("utf-8").splitlines()
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.ExceptHandler):
                names = ast.unparse(node.type) if node.type else "everything"
                if re.search(r"\b(Exception|BaseException|everything)\b", names):
                    caught.append((path, lines[node.lineno - 1]))
    assert len(caught) <= 3
    assert [place for place in caught if "# edge:" not in place[1]] == []


def test_the_tree_of_errors_is_drawn_as_it_is():
    """The drawing at the top of errors.py names every error class, each under its parent."""
    drawn = re.findall(r"^((?:[│ ]   )*)(?:[├└]── )?(\w+Error)\b", errors.__doc__ or "", flags=re.MULTILINE)
    parents: dict[str, str] = {}
    path: list[str] = []
    for indent, name in drawn:
        depth = len(indent) // 4 + (name != "HemerotecaError")
        path = [*path[:depth], name]
        parents[name] = path[depth - 1] if depth else ""
    kinds = {k: v for k, v in vars(errors).items() if isinstance(v, type) and issubclass(v, errors.HemerotecaError)}
    assert {name: kind.__base__.__name__ for name, kind in kinds.items() if name != "HemerotecaError"} == {
        name: parent for name, parent in parents.items() if parent
    }


def test_every_module_of_the_package_says_what_it_is():
    """Every module opens with a docstring."""
    assert [m for m in modules("src") if not ast.get_docstring(ast.parse(m.read_text("utf-8")))] == []


def test_every_stage_of_the_story_is_a_folder():
    """The folders of the package, sorted, are the pipeline."""
    folders = sorted(p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists())
    assert folders == ["cli", "collect", "parse", "pipeline", "read", "records", "store", "trace", "view", "workers"]
