"""The long tables of Verified: a box above leaves the rows that hold what is typed."""

from playwright.sync_api import expect


def test_a_table_is_filtered(page, site_url):
    page.goto(f"{site_url}verified/")
    section = page.locator(".gd-filter").first
    rows = section.locator("tbody tr")
    field = section.get_by_role("searchbox", name="Filter rows")
    expect(field).to_be_visible()
    count = rows.count()
    expect(section.locator("output")).to_have_text(f"{count} of {count}")
    field.fill("ADAM memory")
    expect(rows.locator("visible=true").filter(has_not_text="dam")).to_have_count(0)
    assert 0 < rows.locator("visible=true").count() < count
    field.fill("")
    expect(section.locator("output")).to_have_text(f"{count} of {count}")


def test_the_row_that_a_claim_leads_to_is_tinted(page, site_url):
    page.goto(f"{site_url}verified/#adam-memory")
    row = page.locator("tr:has(#adam-memory)")
    other = page.locator(".gd-filter tbody tr").first
    color = "row => getComputedStyle(row).backgroundColor"
    assert row.evaluate(color) != other.evaluate(color)
    head = page.locator(".gd-filter").last.locator("thead")
    below = row.bounding_box()["y"] - head.bounding_box()["y"]
    assert below >= head.bounding_box()["height"] - 1
