"""The process beside the server answers each command with what that one printed."""

import pytest


def test_what_a_command_writes_past_its_output_is_not_taken_for_an_answer(demo):
    assert demo.ask("import os; os.write(1, b'7 stray\\n'); print('one')") == "one"
    assert demo.ask("print('two')") == "two"


def test_a_command_that_ends_the_process_fails_and_the_next_one_runs(demo):
    with pytest.raises(RuntimeError, match="ended the process with 3"):
        demo.ask("import os; os._exit(3)")
    assert demo.ask("print('three')") == "three"
