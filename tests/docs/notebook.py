"""Runs the notebook of the documentation.

`python -m tests.docs.notebook` writes the outputs of today into it; read the difference before it is
committed.
"""

from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[2] / "docs" / "one-article.ipynb"
SECONDS = 120


def executed(folder: Path) -> Any:
    """Run the notebook in `folder` and give it with its outputs."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(
        notebook, timeout=SECONDS, coalesce_streams=True, resources={"metadata": {"path": str(folder)}}
    )
    return client.execute()


def shown(notebook: Any) -> list[str]:
    """Give what each cell of code prints and gives back."""
    return ["".join(map(_text, cell.outputs)) for cell in notebook.cells if cell.cell_type == "code"]


def _text(output: Any) -> str:
    return "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))


def main() -> None:
    """Write the outputs of today into the notebook, and nothing else that changes from run to run."""
    from tempfile import TemporaryDirectory

    import nbformat

    with TemporaryDirectory() as folder:
        notebook = executed(Path(folder))
    for cell in notebook.cells:
        cell.metadata.clear()
    notebook.metadata = nbformat.read(NOTEBOOK, as_version=4).metadata
    nbformat.write(notebook, NOTEBOOK)


if __name__ == "__main__":
    main()
