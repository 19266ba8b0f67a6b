"""Of Bootstrap we ship the rules in use: what is left out, and that the files served are what the script makes."""

import pytest

from werkzeug import trim_bootstrap as script

pytestmark = pytest.mark.ohne_datenbank
LEFT_OUT = script.classes((script.SOURCE / script.BUILDS[0]).read_text()) - script.used_names()
"""Bootstrap's classes without a rule of theirs; none may stand on a page (tests/browser/test_jede_seite.py)."""


def test_the_files_served_are_what_the_script_makes():
    """Else: `python -m werkzeug.trim_bootstrap`."""
    for path, css in script.trimmed_builds():
        assert path.read_text() == css, path.name


def test_most_is_left_out_and_what_forms_need_is_kept():
    for path, css in script.trimmed_builds():
        kept = script.classes(css)
        assert {"btn", "btn-primary", "form-control", "form-select", "row", "visually-hidden", "is-invalid"} <= kept
        assert not {"carousel", "navbar", "offcanvas", "dropdown-menu", "col-xxl-11"} & kept
        assert len(css) < 25_000, path.name


@pytest.mark.parametrize(
    ("css", "trimmed"),
    [
        (".a,.b>p{color:red}", ".a{color:red}"),
        (".b{color:red}@media (min-width:1px){.b{color:red}}", ""),
        ("@media (min-width:1px){.b{top:0}.a{top:1px}}", "@media (min-width:1px){.a{top:1px}}"),
        (".a:not(.b):hover{top:0}p{top:0}", ".a:not(.b):hover{top:0}p{top:0}"),
        (".a.b{top:0}[data-bs-theme=dark] .a{top:0}", ""),
        (":root{--x:var(--y);--y:1px;--z:2px}.a{top:var(--x)}", ":root{--x:var(--y);--y:1px}.a{top:var(--x)}"),
        (":root{--x:1px}.b{top:var(--x)}", ""),
        (":root{--own:1px}", ":root{--own:1px}"),
        ("/*! x */@keyframes b{to{top:0}}", ""),
    ],
)
def test_a_rule_stays_as_far_as_it_may_apply(css, trimmed):
    assert script.trim(css, {"a"}, "top: var(--own)") == trimmed
