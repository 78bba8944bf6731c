//! Days out of calendar files: what real files hold, what is left out and why, and what no file may do.

mod support;

use loadmap::exchange::ics::{self, Days, MAX_BYTES, Refused, Why};
use loadmap::plan::Date;
use proptest::prelude::*;
use support::{cases, plain_words};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A calendar with these lines in it.
fn calendar(lines: &[&str]) -> String {
    let body = lines.join("\r\n");
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\n{body}\r\nEND:VCALENDAR\r\n")
}

/// A calendar with one event of these lines.
fn event(lines: &[&str]) -> String {
    let inside = lines.join("\r\n");
    calendar(&["BEGIN:VEVENT", &inside, "END:VEVENT"])
}

/// Read for 2027 to 2029.
fn read(text: &str) -> Result<Days, Refused> {
    ics::read(text.as_bytes(), day("2027-01-01"), day("2029-12-31"))
}

/// The days as `2027-01-01 New Year`.
fn days(text: &str) -> Vec<String> {
    let found = read(text).unwrap();
    assert_eq!(found.left_out, []);
    let days = found.days.iter();
    days.map(|day| format!("{} {}", day.date, day.name))
        .collect()
}

fn why(text: &str) -> Why {
    let found = read(text).unwrap();
    assert_eq!((found.days.len(), found.left_out.len()), (0, 1));
    found.left_out[0].why
}

#[test]
fn whole_days_are_read_in_every_way_that_files_write_them() {
    let one = ["2027-05-01 Labour Day"];
    for lines in [
        &["DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270502"][..],
        &["DTSTART;VALUE=DATE:20270501"],
        &["DTSTART:20270501"],
        &[
            "DTSTART;VALUE=\"DATE\":20270501",
            "DTEND;VALUE=DATE:20270501",
        ],
        &["DTSTART;VALUE=DATE:20270501", "DURATION:P1D"],
        &["DTSTART:20270501T000000", "DTEND:20270502T000000"],
        &[
            "DTSTART;TZID=Europe/Berlin:20270501T000000",
            "DTEND;TZID=Europe/Berlin:20270502T000000",
        ],
        &["DTSTART;TZID=\"A:B;C\":20270501T000000", "DURATION:P1D"],
        &["dtstart;value=date:20270501", "status:confirmed"],
    ] {
        let lines: Vec<&str> = lines
            .iter()
            .copied()
            .chain(["SUMMARY:Labour Day"])
            .collect();
        assert_eq!(days(&event(&lines)), one, "{lines:?}");
    }
    let long = event(&[
        "DTSTART;VALUE=DATE:20271225",
        "DTEND;VALUE=DATE:20271227",
        "SUMMARY:Christmas",
    ]);
    assert_eq!(
        days(&long),
        ["2027-12-25 Christmas", "2027-12-26 Christmas"]
    );
    let week = event(&["DTSTART;VALUE=DATE:20271231", "DURATION:P1W"]);
    assert_eq!(days(&week).len(), 7);
}

#[test]
fn names_lose_their_escapes_and_folds_but_no_letter() {
    let folded = event(&[
        "DTSTART;VALUE=DATE:20270501",
        "SUMMARY;LANGUAGE=de:Tag der Arbeit\\, auch\\nMaifei",
        " ertag\\; C:\\\\ \t und mehr",
    ]);
    assert_eq!(
        days(&folded),
        ["2027-05-01 Tag der Arbeit, auch Maifeiertag; C:\\ und mehr"]
    );
    // A fold in the middle of a letter, as programs that count bytes write it.
    let text = event(&["DTSTART;VALUE=DATE:20270501", "SUMMARY:Ostersönntag"]);
    let at = text.find('ö').unwrap() + 1;
    let mut bytes = text.into_bytes();
    bytes.splice(at..at, *b"\r\n ");
    let found = ics::read(&bytes, day("2027-01-01"), day("2027-12-31")).unwrap();
    assert_eq!(found.days[0].name, "Ostersönntag");
    let long = event(&[
        "DTSTART;VALUE=DATE:20270501",
        &format!("SUMMARY:{}", "ä".repeat(5_000)),
    ]);
    let name = &read(&long).unwrap().days[0].name;
    assert_eq!((name.chars().count(), name.ends_with('…')), (200, true));
}

#[test]
fn yearly_repetitions_are_unfolded_over_the_years_asked_for() {
    let new_year = event(&[
        "DTSTART;VALUE=DATE:19700101",
        "RRULE:FREQ=YEARLY",
        "SUMMARY:New Year",
    ]);
    assert_eq!(
        days(&new_year),
        [
            "2027-01-01 New Year",
            "2028-01-01 New Year",
            "2029-01-01 New Year"
        ]
    );
    let until = event(&[
        "DTSTART;VALUE=DATE:20270101",
        "RRULE:FREQ=YEARLY;UNTIL=20280601T000000Z",
    ]);
    assert_eq!(days(&until).len(), 2);
    let counted = event(&[
        "DTSTART;VALUE=DATE:20260101",
        "RRULE:FREQ=YEARLY;COUNT=2;BYMONTH=1;BYMONTHDAY=1",
    ]);
    assert_eq!(days(&counted), ["2027-01-01 "]);
    let every_other = event(&[
        "DTSTART;VALUE=DATE:20270101",
        "RRULE:FREQ=YEARLY;INTERVAL=2",
    ]);
    assert_eq!(days(&every_other), ["2027-01-01 ", "2029-01-01 "]);
    let leap = event(&["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"]);
    assert_eq!(days(&leap), ["2028-02-29 "]);
    // The fourth Thursday of November, the last Monday of May.
    let thanks = event(&[
        "DTSTART;VALUE=DATE:20201126",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
    ]);
    assert_eq!(days(&thanks), ["2027-11-25 ", "2028-11-23 ", "2029-11-22 "]);
    let memorial = event(&[
        "DTSTART;VALUE=DATE:20200525",
        "RRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5",
    ]);
    assert_eq!(
        days(&memorial),
        ["2027-05-31 ", "2028-05-29 ", "2029-05-28 "]
    );
    let without = event(&[
        "DTSTART;VALUE=DATE:20270101",
        "RRULE:FREQ=YEARLY",
        "EXDATE;VALUE=DATE:20280101",
    ]);
    assert_eq!(days(&without), ["2027-01-01 ", "2029-01-01 "]);
}

#[test]
fn what_gives_no_day_is_left_out_with_its_reason() {
    let at = "DTSTART;VALUE=DATE:20270501";
    for (lines, reason) in [
        (&["SUMMARY:X"][..], Why::NoDate),
        (&["DTSTART;VALUE=DATE:20270231"], Why::NoDate),
        (&["DTSTART:tomorrow"], Why::NoDate),
        (&["DTSTART;VALUE=DATE:20270501T000000"], Why::NoDate),
        (
            &["DTSTART:20270501T090000", "DTEND:20270501T100000"],
            Why::Hours,
        ),
        (&["DTSTART:20270501T000000Z"], Why::Hours),
        (
            &["DTSTART:20270430T220000Z", "DTEND:20270501T220000Z"],
            Why::Hours,
        ),
        (&[at, "DURATION:PT3H"], Why::Hours),
        (&[at, "DTEND;VALUE=DATE:20270430"], Why::Turned),
        (&[at, "DTEND;VALUE=DATE:20271001"], Why::TooLong),
        (&[at, "DURATION:P999999999W"], Why::Hours),
        (&[at, "RRULE:FREQ=WEEKLY"], Why::Repeats),
        (&[at, "RRULE:FREQ=YEARLY;BYSETPOS=1"], Why::Repeats),
        (&[at, "RRULE:FREQ=YEARLY;INTERVAL=0"], Why::Repeats),
        (&[at, "RRULE:FREQ=YEARLY;BYDAY=MO"], Why::Repeats),
        (&[at, "RRULE:FREQ=YEARLY;BYMONTH=6"], Why::Repeats),
        (&[at, "RRULE:"], Why::Repeats),
        (
            &[at, "RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY"],
            Why::Repeats,
        ),
        (&[at, "RDATE;VALUE=DATE:20280501"], Why::Repeats),
        (&[at, "RECURRENCE-ID;VALUE=DATE:20270501"], Why::Override),
        (&[at, "STATUS:CANCELLED"], Why::Cancelled),
        (&["DTSTART;VALUE=DATE:20260501"], Why::OtherYears),
        (
            &["DTSTART;VALUE=DATE:20300101", "RRULE:FREQ=YEARLY"],
            Why::OtherYears,
        ),
    ] {
        assert_eq!(why(&event(lines)), reason, "{lines:?}");
    }
}

#[test]
fn what_stands_around_and_in_events_is_passed_over() {
    let text = calendar(&[
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20270501",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "SUMMARY:Wake up",
        "END:VALARM",
        "SUMMARY:May Day",
        "X-SOMETHING;A=B:C",
        "no colon here",
        "END:VEVENT",
        "BEGIN:VTODO",
        "DTSTART;VALUE=DATE:20270601",
        "END:VTODO",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20270501",
        "SUMMARY:The same day again",
        "END:VEVENT",
    ]);
    assert_eq!(days(&text), ["2027-05-01 May Day"]);
    for line_end in ["\n", "\r"] {
        assert_eq!(
            days(&text.replace("\r\n", line_end)),
            ["2027-05-01 May Day"]
        );
    }
    let with_mark = ["\u{feff}", &text].concat();
    assert_eq!(days(&with_mark), ["2027-05-01 May Day"]);
    let two = [text.as_str(), &event(&["DTSTART;VALUE=DATE:20270101"])].concat();
    assert_eq!(days(&two).len(), 2);
}

#[test]
fn files_that_are_none_are_refused_in_one_sentence_each() {
    let good = event(&["DTSTART;VALUE=DATE:20270501"]);
    let cut = &good[..good.len() - 20];
    let many =
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270501\nEND:VEVENT\n".repeat(ics::MAX_EVENTS + 1);
    let wide = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270501\nDURATION:P60D\nEND:VEVENT\n".repeat(400);
    let cases: [(Vec<u8>, Refused); 9] = [
        (Vec::new(), Refused::Empty),
        (b" \r\n\t ".to_vec(), Refused::Empty),
        (b"{\"format\": 1}".to_vec(), Refused::NotACalendar),
        (b"\x89PNG\r\n\x1a\n".to_vec(), Refused::NotText),
        (cut.as_bytes().to_vec(), Refused::Cut),
        (calendar(&[]).into_bytes(), Refused::NoEvents),
        (vec![b'a'; MAX_BYTES + 1], Refused::TooBig(MAX_BYTES + 1)),
        (calendar(&[&many]).into_bytes(), Refused::TooMany),
        (calendar(&[&wide]).into_bytes(), Refused::TooMany),
    ];
    for (bytes, refused) in cases {
        let found = ics::read(&bytes, day("2027-01-01"), day("2029-12-31"));
        assert_eq!(found, Err(refused.clone()));
        plain_words(&refused.to_string());
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_or_read_without_a_panic() {
    let good = event(&[
        "DTSTART;VALUE=DATE:20270501",
        "RRULE:FREQ=YEARLY;BYMONTH=5",
        "SUMMARY:Größe\\,",
    ]);
    for end in 0..good.len() - 2 {
        let found = ics::read(
            &good.as_bytes()[..end],
            day("2027-01-01"),
            day("2029-12-31"),
        );
        assert!(found.is_err(), "cut at {end}: {found:?}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Whatever the bytes, there is an answer, within the days asked for.
    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = ics::read(&bytes, day("2027-01-01"), day("2029-12-31"));
    }

    /// The same for what looks like a calendar.
    #[test]
    fn any_lines_have_an_answer(
        lines in proptest::collection::vec(
            "(BEGIN|END|DTSTART|DTEND|DURATION|RRULE|EXDATE|SUMMARY|RECURRENCE-ID)(;VALUE=DATE)?:(VEVENT|VCALENDAR|[0-9]{8}(T[0-9]{6}Z?)?|P[0-9]{1,11}[DW]|FREQ=YEARLY(;INTERVAL=[0-9]{1,10})?(;COUNT=[0-9]{1,10})?(;BYMONTH=[0-9]{1,3})?(;BYDAY=-?[0-9]{1,2}(MO|SU))?|.{0,20})",
            0..30,
        ),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (first, last) = (day("2027-01-01"), day("2029-12-31"));
        for text in [calendar(&lines), event(&lines)] {
            if let Ok(found) = ics::read(text.as_bytes(), first, last) {
                prop_assert!(found.days.iter().all(|day| first <= day.date && day.date <= last));
                prop_assert!(found.days.windows(2).all(|pair| pair[0].date < pair[1].date));
            }
        }
    }

    /// What a program writes, with lines folded wherever it likes, is read back.
    #[test]
    fn what_is_written_is_read(
        events in proptest::collection::btree_map(0i32..1_000, "[ -~äöü😀]{1,60}", 1..20),
        fold in 1usize..40,
    ) {
        let first = day("2027-01-01");
        let mut text = String::from("BEGIN:VCALENDAR\n");
        for (number, name) in &events {
            let date = first.plus_days(*number).to_string().replace('-', "");
            let name = name.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
            text += &format!("BEGIN:VEVENT\nDTSTART;VALUE=DATE:{date}\nSUMMARY:{name}\nEND:VEVENT\n");
        }
        text += "END:VCALENDAR\n";
        let mut bytes = Vec::new();
        for line in text.lines() {
            let chunks: Vec<&[u8]> = line.as_bytes().chunks(fold).collect();
            bytes.extend(chunks.join(&b"\r\n "[..]));
            bytes.extend(b"\r\n");
        }
        let found = ics::read(&bytes, first, first.plus_days(1_000)).unwrap();
        prop_assert_eq!(found.days.len(), events.len());
        for (day, (number, name)) in found.days.iter().zip(&events) {
            let words: Vec<&str> = name.split_whitespace().collect();
            prop_assert_eq!(day.date, first.plus_days(*number));
            prop_assert_eq!(&day.name, &words.join(" "));
        }
    }
}
