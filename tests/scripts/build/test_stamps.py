"""A stamp is fresh only for the same sources and while what was made is still there."""

from scripts.build.stamps import digest_of, is_fresh, write_stamp


def test_fresh_until_a_product_is_gone(tmp_path):
    made = tmp_path / "figure.svg"
    made.write_text("<svg/>")
    stamp = tmp_path / ".stamp"
    assert not is_fresh(stamp, "abc")
    write_stamp(stamp, "abc", [made])
    assert is_fresh(stamp, "abc")
    assert not is_fresh(stamp, "abd")
    made.unlink()
    assert not is_fresh(stamp, "abc")


def test_the_digest_sees_names_bytes_and_versions(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    second.write_text("1")
    digests = {digest_of([first]), digest_of([second]), digest_of([first], extra="2.0")}
    first.write_text("2")
    assert len(digests | {digest_of([first])}) == 4
