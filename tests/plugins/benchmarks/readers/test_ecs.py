from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.benchmarks.readers import ecs
from plugins.benchmarks.readers.raw_text import read_head
from plugins.benchmarks.readers.reading import Machine, RawFileError, RawRun
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FIXTURES = ROOT / "tests" / "fixtures" / "bench" / "ecs"
GOECS = (FIXTURES / "goecs.txt").read_text(encoding="utf-8")
LINE = "北京电信 219.141.140.10  电信163    [普通线路] "


def read(path: Path, text: str) -> RawRun:
    path.write_text(text, encoding="utf-8")
    return ecs.read(path)


def routes(run: RawRun) -> dict[str, str]:
    return {reading.name.removeprefix("ecs.route."): reading.judgement for reading in run.readings}


def test_a_whole_log_with_colours() -> None:
    assert ecs.recognises(read_head(FIXTURES / "goecs.txt"))
    run = ecs.read(FIXTURES / "goecs.txt")
    assert routes(run) == {
        "beijing-telecom": "163",
        "beijing-unicom": "9929 + 4837",
        "beijing-mobile": "CMI",
        "shanghai-unicom": "CUG",
        "shanghai-mobile": "CMNET + CMIN2",
        "guangzhou-telecom": "CN2 GT + 163",
        "chengdu-telecom": "CTGNET",
        "beijing-telecom-v6": "163",
        "shanghai-mobile-v6": "CMIN2 + CMI",
    }
    assert (run.tool, run.version, run.date) == ("ecs", "v0.1.33", date(2025, 5, 26))
    assert run.machine == Machine(
        cpu="AMD EPYC 7663 56-Core Processor @ 1996.249 MHz",
        cores=2,
        memory="960.70 MB",
        system="debian 12.11 [x86_64]",
        virtualisation="KVM",
    )


def test_a_judgement_is_no_quantity_and_has_no_word_of_quality() -> None:
    for reading in ecs.read(FIXTURES / "goecs.txt").readings:
        assert (reading.unit, reading.direction, reading.samples) == ("class", "none", ())
        assert "线路" not in reading.judgement


def test_labels_in_both_languages() -> None:
    labels = {r.name: r.label for r in ecs.read(FIXTURES / "goecs.txt").readings}
    plain, v6 = labels["ecs.route.beijing-telecom"], labels["ecs.route.shanghai-mobile-v6"]
    assert plain.by_language == {"en": "Return route, Beijing Telecom", "zh": "回程线路，北京电信"}
    assert v6.by_language == {
        "en": "Return route, Shanghai Mobile (IPv6)",
        "zh": "回程线路，上海移动（IPv6）",
    }


def test_what_was_not_seen_is_listed_and_is_no_class() -> None:
    assert ecs.read(FIXTURES / "goecs.txt").skipped == (
        "return route, Shanghai Telecom: not detected",
        "return route, Guangzhou Unicom: not detected",
        "return route, Guangzhou Mobile (IPv6): not detected",
        "the other parts of the log: record what the tools in it print themselves",
    )


def test_the_first_backtrace() -> None:
    assert ecs.recognises(read_head(FIXTURES / "backtrace-2022.txt"))
    run = ecs.read(FIXTURES / "backtrace-2022.txt")
    assert routes(run) == {
        "beijing-telecom": "CN2",
        "beijing-unicom": "CN2",
        "shanghai-mobile": "163",
        "guangzhou-unicom": "4837",
        "guangzhou-mobile": "CMIN2",
        "jiangxi-mobile": "CN2",
    }
    assert (run.tool, run.version, run.date) == ("backtrace", None, date(2024, 4, 27))
    assert run.skipped == ("return route, Chengdu Telecom: not detected",)


@pytest.mark.parametrize(
    ("title", "tool"),
    [
        ("------三网回程--基于oneclickvirt/backtrace开源------", "ecs"),
        ("-----上游及三网回程--基于oneclickvirt/backtrace开源-----", "ecs"),
        ("-----三网回程线路检测-----", "ecs"),
        ("-----上游及回程线路检测-----", "ecs"),
        ("-----VPS Fusion Monster Test-----\nVersion: v0.1.29", "ecs"),
        ("项目地址: https://github.com/oneclickvirt/backtrace", "backtrace"),
        ("正在测试三网回程路由...", "backtrace"),
        ("", "backtrace"),
    ],
)
def test_every_title_around_the_block(tmp_path: Path, title: str, tool: str) -> None:
    text = f"{title}\n国家: HK 城市: Central 服务商: AS64500 Example\n{LINE}\n"
    assert ecs.recognises(text)
    run = read(tmp_path / "x.txt", text)
    assert run.tool == tool
    assert routes(run) == {"beijing-telecom": "163"}
    assert run.skipped == ()


@pytest.mark.parametrize(
    ("said", "judgement"),
    [
        ("电信CN2GIA [精品线路]", "CN2 GIA"),
        ("电信CN2 GIA [精品线路]", "CN2 GIA"),
        ("电信CTGNet [精品线路]", "CTGNET"),
        ("电信CN2混合 [优质线路]", "CN2 mixed"),
        ("移动CMI    [普通线路] 联通4837   [普通线路] 移动CMI    [普通线路]", "CMI + 4837"),
        ("│", None),
    ],
)
def test_classes(tmp_path: Path, said: str, judgement: str | None) -> None:
    text = f"│ 广州电信v4 58.60.188.222   {said} │\n{LINE}\n"
    assert routes(read(tmp_path / "x.txt", text)).get("guangzhou-telecom") == judgement


def test_unknown_words_are_named_and_never_half_taken(tmp_path: Path) -> None:
    text = f"{LINE}\n上海电信 202.96.209.133 电信163 [普通线路] 电信9G [神级线路]\n"
    text += "月球电信 202.96.209.1 电信163 [普通线路]\n"
    run = read(tmp_path / "x.txt", text)
    assert routes(run) == {"beijing-telecom": "163"}
    assert run.skipped == (
        'return route, Shanghai Telecom: not known: "电信163 [普通线路] 电信9G [神级线路]"',
        "月球电信: a place that is not known here",
    )


def test_the_date_in_chinese(tmp_path: Path) -> None:
    text = f"{LINE}\n 时间          : 2023年 11月 24日 星期五 14:45:43 CST\n"
    assert read(tmp_path / "x.txt", text).date == date(2023, 11, 24)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("----VPS融合怪测试----\n广州电信 58.60.188.222\n", "no block of return routes", None),
        (f"{LINE}\n{LINE.replace('163', 'CN2')}\n", "北京电信 is there twice", 2),
        ("北京电信 219.141.140.10  检测不到回程路由节点的IP地址\n", "of none of its", None),
        (f"{LINE}\n".encode("gbk"), "not UTF-8", 1),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, message: str, line: int | None) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RawFileError) as refused:
        ecs.read(path)
    assert message in refused.value.message
    assert refused.value.line == line


def test_the_same_line_twice_is_one_route(tmp_path: Path) -> None:
    assert len(read(tmp_path / "x.txt", f"{LINE}\n{LINE}\n").readings) == 1


def test_a_long_line_is_passed_over_at_once(tmp_path: Path) -> None:
    text = "-" * 500_000 + "x" + "-" * 400_000 + "y\n" + LINE
    assert ecs.recognises(text[-60_000:])
    assert len(read(tmp_path / "x.txt", text).readings) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cut=st.lists(st.tuples(st.integers(0, len(GOECS)), st.text(max_size=8)), max_size=8))
def test_no_text_trips_it(tmp_path: Path, cut: list[tuple[int, str]]) -> None:
    text = GOECS
    for place, inserted in cut:
        text = text[:place] + inserted + text[place + 3 :]
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    refused = run = None
    try:
        run = ecs.read(path)
    except RawFileError as error:
        refused = error
    assert refused.mend if refused else run and run.readings
