package services.andreas.events.hostile;

import static services.andreas.events.hostile.HostileMail.answer;
import static services.andreas.events.hostile.HostileMail.body;
import static services.andreas.events.hostile.HostileMail.message;
import static services.andreas.events.hostile.HostileMails.many;

import java.util.stream.Stream;

/** A row each: what comes before, what is repeated ({@code №} is its number), what comes after. */
final class HostileRows {
    private static final String HTML = "text/html";
    private static final String SENDER = "From: a@b.example\n";
    private static final String MIXED = SENDER + "Content-Type: multipart/mixed; boundary=b\n\n";
    private static final String GALA =
            "BEGIN:VEVENT\nUID:u\nSUMMARY:Gala\nDTSTART:20261205T200000Z\n";
    private static final String EVENT =
            "{\"@type\":\"Event\",\"name\":\"Gala\",\"startDate\":\"2026-12-05\"";
    private static final String ITEM = "<div itemscope itemtype=\"http://schema.org/Event\"";

    private HostileRows() {}

    static Stream<HostileMail> all() {
        return Stream.of(headers(), parts(), calendars(), things(), items(), pages(), answers())
                .flatMap(shapes -> shapes);
    }

    private static String repeated(String unit, int size) {
        return many(size / unit.length() + 1, i -> unit.replace("№", "" + (1000 + i)));
    }

    private static HostileMail mail(String before, String unit, String after) {
        return message("mail " + before + unit, size -> before + repeated(unit, size) + after);
    }

    private static HostileMail header(String before, String unit) {
        return mail(before, unit, "\nTo: me@example.com\n\nGala on 5 December 2026, 20:00");
    }

    private static HostileMail calendar(String before, String unit, String after) {
        return body(
                "calendar " + before + unit,
                "text/calendar",
                size ->
                        "BEGIN:VCALENDAR\n"
                                + before
                                + repeated(unit, size)
                                + after
                                + "END:VCALENDAR\n");
    }

    private static HostileMail of(String lines, String unit) {
        return calendar(GALA + lines, unit, "\nEND:VEVENT\n");
    }

    private static HostileMail page(String before, String unit, String after) {
        return body("page " + before + unit, HTML, size -> before + repeated(unit, size) + after);
    }

    private static HostileMail script(String before, String unit, String after) {
        return page(
                "<script type=\"application/ld+json\">" + before,
                unit,
                after + "</script><p>Gala on 5 December 2026, 20:00");
    }

    private static HostileMail answered(String text, String before, String unit, String after) {
        return answer(
                "answer " + before + unit,
                size -> "Gala on 5 December 2026, 20:00\n" + repeated(text, size),
                size -> "{\"events\":[" + before + repeated(unit, size) + after + "]}");
    }

    private static Stream<HostileMail> headers() {
        return Stream.of(
                header("", "Received: from a№ by b; Sun, 1 Nov 2026 10:00:00 +0000\n"),
                header("", "List-Id: a№ <b№.example>\n"),
                header("", "Authentication-Results: mx.google.com; dkim=pass header.d=a№.b\n"),
                header("", "Date: Sun, № Nov 2026\n"),
                header("Date: Sun, 1 Nov 2026 10:00:00 +0000 ", "(a"),
                header("Date: ", "Sun, 1 Nov "),
                header("Subject: ", "=?utf-8?q?=E2?= =?utf-8?q?=82=AC?= "),
                header("Subject: ", "=?iso-2022-jp?b?GyRCGyhC?= "),
                header("Subject: ", "=?x-№?q?a?= "),
                header("Subject: ", "=?utf-8*de?q?_=20_?=\n "),
                header("Subject: ", "Re: Fwd: AW: "),
                header("From: \"", "\\\\\\\""),
                header("From: \"a\" ", "<a@b"),
                header("From: a@", "[1."),
                header("From: a@", "b№."),
                header("From: a@", "ü."),
                header("From: a@", "xn--№."),
                header("From: a ", "via b№ (c) <d@e>, "),
                header("Sender: ", "a;:,"),
                header("Content-Type: text/plain", "; charset*№*=%61"),
                header("Content-Type: text/plain; charset=\"", "utf-8\\\""),
                header("Content-Disposition: attachment; filename*=utf-8''", "%F0%9F"),
                header("Content-Transfer-Encoding: ", "base64 "));
    }

    private static Stream<HostileMail> parts() {
        String encoded = SENDER + "Content-Type: text/plain\nContent-Transfer-Encoding: ";
        String charset = SENDER + "Content-Type: text/plain; charset=";
        return Stream.of(
                mail("", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "Gala"),
                mail(MIXED, "--bb\n--b \n", "Gala"),
                mail(MIXED, "--b--\n--b\n\nGala №\n", ""),
                mail(
                        MIXED,
                        "--b\nContent-Type: text/html\nContent-ID: <a№>\n\n<img src=cid:a№>\n",
                        ""),
                mail(MIXED, "--b\nContent-Type: message/rfc822\n\nSubject: Gala №\n\nGala\n", ""),
                mail(
                        MIXED,
                        "--b\nContent-Type: application/ics; name=a№.ics\n\nBEGIN:VCALENDAR\n",
                        ""),
                mail(MIXED, "--b\nContent-Type: text/plain; charset=x-№\n\nGala \u00fc\n", ""),
                mail(MIXED, "--b\nContent-Type: message/delivery-status\n\nAction: failed\n\n", ""),
                mail(MIXED + "--b\nContent-Type: text/rfc822-headers\n\n", "Subject: a№\n", ""),
                mail(
                        SENDER,
                        "Content-Type: message/rfc822\nSubject: Gala №\n\nFrom: c@d\n",
                        "\nGala"),
                mail(encoded + "base64\n\n", "R\n=\n", ""),
                mail(encoded + "base64\n\n", "====", ""),
                mail(encoded + "base64\n\n", "R2Fs\n--\nYQ==\n", ""),
                mail(encoded + "quoted-printable\n\n", "=\n", ""),
                mail(encoded + "quoted-printable\n\n", "=3D=\n", ""),
                mail(encoded + "quoted-printable\n\n", "=3", ""),
                mail(encoded + "quoted-printable\n\n", " \t \n", "Gala"),
                mail(encoded + "x-uuencode\n\nbegin 644 a\n", "#1V%L\n", "end\n"),
                mail(charset + "utf-7\n\n", "+AGE-", ""),
                mail(charset + "utf-16\n\n", "\u00d8\u0000", ""),
                mail(charset + "iso-2022-kr\n\n", "\u000e!\u000f", ""),
                mail(charset + "hz-gb-2312\n\n", "~{VP~}", ""),
                mail(SENDER + "Content-Type: text/enriched\n\n", "<bold><<", ""),
                mail(
                        SENDER + "Content-Type: text/plain; format=flowed; delsp=yes\n\n",
                        " > a \n",
                        ""));
    }

    private static Stream<HostileMail> calendars() {
        return Stream.of(
                of("", "BEGIN:VALARM\nTRIGGER:-P1D\n"),
                of("", "ATTENDEE;CN=a№;PARTSTAT=DECLINED:mailto:a№@b.example\n"),
                of("", "ORGANIZER;CN=\"a№\";SENT-BY=\"mailto:c\":mailto:a№@b.example\n"),
                of("", "SUMMARY;LANGUAGE=a№:Gala №\n"),
                of("X-ALT-DESC;FMTTYPE=text/html:", "<p><b>a&nbsp;"),
                of("DESCRIPTION;ALTREP=\"data:text/html,", "%3Cp%3E"),
                of("DESCRIPTION:", "a\\n\n "),
                of("DESCRIPTION;ENCODING=QUOTED-PRINTABLE:", "a=0D=0A=\n"),
                of("ATTACH;ENCODING=BASE64:", "R2FsYQ==\n "),
                of("SUMMARY;X=\"", "^n^'^^"),
                of("X-APPLE-STRUCTURED-LOCATION;X-TITLE=\"", "a\\\\n"),
                of("RRULE:FREQ=YEARLY;BYMONTHDAY=", "1,2,-3,"),
                of("RRULE:FREQ=YEARLY;BYSETPOS=", "1,-1,"),
                of("RRULE:FREQ=MINUTELY;BYSECOND=0;BYMINUTE=", "1,2,59,"),
                of("RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=", "1MO,-53SU,"),
                of("RRULE:FREQ=YEARLY;BYYEARDAY=", "366,-366,"),
                of("RRULE:", "BYEASTER=№;"),
                of("RRULE:FREQ=DAILY;", "RSCALE=HEBREW;SKIP=FORWARD;"),
                of("RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Berlin:", "20261206T210000,"),
                of("RRULE:FREQ=HOURLY;INTERVAL=7\n", "EXRULE:FREQ=MINUTELY;INTERVAL=№\n"),
                of("RRULE:FREQ=WEEKLY\nRDATE;VALUE=PERIOD:", "20270101T000000Z/PT№H,"),
                of("RDATE;VALUE=DATE:", "20270101,"),
                of("DURATION:", "P1DT1H"),
                of("GEO:", "1.5;"),
                of("RELATED-TO;RELTYPE=SIBLING:", "u№,"),
                of("", "group№.SUMMARY:Gala №\n"),
                of("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231\n", "X-A№:b\n"),
                calendar("", "METHOD:REPLY\n", GALA + "END:VEVENT\n"),
                calendar("", "END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n", ""),
                calendar("", GALA + "RELATED-TO:u№\nEND:VEVENT\n", ""),
                calendar(
                        "",
                        GALA
                                + "RRULE:FREQ=WEEKLY;BYDAY=MO,TU\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261205T20№Z\nEND:VEVENT\n",
                        ""),
                calendar(
                        "",
                        "BEGIN:VEVENT\nUID:u_R20261205T20№\nSUMMARY:Gala\nDTSTART:20261205T200000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n",
                        ""),
                calendar("", "BEGIN:VTODO\nSUMMARY:Gala №\nDUE:20261205T200000Z\nEND:VTODO\n", ""),
                calendar("", "BEGIN:VTIMEZONE\nTZID:z\n", GALA + "END:VEVENT\n"),
                calendar(
                        "",
                        "BEGIN:VEVENT\nUID:u№\nSUMMARY:Gala\nDTSTART;TZID=\"(UTC+01:00) Berlin, №\":20261205T200000\nEND:VEVENT\n",
                        ""));
    }

    private static Stream<HostileMail> things() {
        return Stream.of(
                script("{", "\"@graph\":[{", ""),
                script(
                        "{\"@context\":{",
                        "\"a№\":\"http://b№\",",
                        "\"c\":\"d\"},\"@type\":\"Event\"}"),
                script("{\"@reverse\":", "{\"superEvent\":", ""),
                script("", EVENT + ",\"subEvent\":", "1"),
                script(
                        "[",
                        EVENT
                                + ",\"@id\":\"#№\",\"superEvent\":{\"@id\":\"#1000\"},\"subEvent\":[{\"@id\":\"#1001\"},{\"@id\":\"#1002\"}]},",
                        "{}]"),
                script(EVENT, ",\"name\":\"Gala №\"", "}"),
                script(EVENT + ",\"description\":\"", "\\u0061\\ud800", "\"}"),
                script(EVENT + ",\"offers\":", "1", "}"),
                script(EVENT + ",\"offers\":1e", "9", "}"),
                script(EVENT + "/*", "/*//", "}"),
                script("{", "'a№':'b',", "}"),
                script("{", "&quot;a№&quot;:&quot;b&quot;,", "}"),
                script("", "<![CDATA[", "]]>"),
                script("//<![CDATA[\n", "{},\n", "//]]>"),
                script(EVENT + ",\"location\":", "{\"address\":", "1"),
                script(
                        EVENT + ",\"location\":",
                        "{\"containedInPlace\":{\"name\":\"a№\"},\"x\":",
                        "1"),
                script(EVENT + ",\"performer\":", "[{\"name\":\"a№\"},", "1"),
                script(
                        EVENT + ",\"eventSchedule\":{\"repeatFrequency\":\"P1W\",\"byDay\":[",
                        "\"Monday\",",
                        "\"\"]}}"),
                script(
                        EVENT + ",\"eventSchedule\":{\"repeatFrequency\":\"P1D\",\"exceptDate\":[",
                        "\"2026-12-06\",",
                        "\"\"]}}"),
                script("{\"@type\":[\"Event\"", ",\"FoodEvent\"", "]}"),
                script(
                        "{\"@type\":\"Reservation\",\"reservationFor\":",
                        EVENT + ",\"reservationFor\":",
                        "1"),
                script("", "{}\n{}\n", ""),
                script("", "\ufeff{", ""),
                page("", "<script type=\"application/ld+json\">{\"@type\":\"Event\",", "Gala"),
                page("", "<script type=\"application/ld+json\">{", "</script>"));
    }

    private static Stream<HostileMail> items() {
        String name =
                "><b itemprop=name>Gala</b><time itemprop=startDate datetime=2026-12-05></time>";
        return Stream.of(
                page("", ITEM + " itemprop=subEvent" + name, ""),
                page(ITEM + name + "<b itemprop=\"", "name№ ", "\">a</b></div>"),
                page(
                        ITEM.replace("\">", "").replace("Event\"", "Event "),
                        "http://schema.org/A№ ",
                        "\"" + name),
                page("", ITEM + " id=a№ itemref=\"a№ a1000\"" + name + "</div>", ""),
                page(ITEM + name, "<meta itemprop=description content=\"a №\">", "</div>"),
                page(
                        ITEM + name + "<div itemprop=location itemscope>",
                        "<div itemprop=address itemscope>",
                        "x"),
                page(
                        "<div prefix=\"",
                        "a№: http://b№ ",
                        "\" typeof=Event><b property=name>Gala</b></div>"),
                page(
                        "",
                        "<div typeof=Event property=subEvent resource=#a№><b property=name>Gala</b>",
                        ""),
                page(
                        "<div vocab=http://schema.org/ typeof=Event>",
                        "<b property=\"name a№\" content=\"b\">",
                        "</div>"),
                page(
                        "",
                        "<div class=h-event><b class=p-name>Gala</b><i class=dt-start>2026-12-05</i>",
                        ""),
                page(
                        "<div class=h-event><b class=p-name>Gala</b><i class=dt-start>",
                        "<b class=value>20:00</b>",
                        "</i></div>"),
                page("<div class=\"h-event ", "p-name№ ", "\">Gala</div>"),
                page(
                        "<div class=h-event>",
                        "<div class=\"p-location h-card\"><b class=p-name>a</b>",
                        ""),
                page(
                        "",
                        "<div class=vevent><b class=summary>Gala</b><abbr class=dtstart title=2026-12-05>x</abbr></div>",
                        ""),
                page(
                        "<div class=vevent><b class=summary>",
                        "<del class=value>a</del>",
                        "</b></div>"));
    }

    private static Stream<HostileMail> pages() {
        return Stream.of(
                page("<style>", ".a№{display:none}", "</style><p class=a1000>Gala"),
                page("<style>", "@media a{", "</style><p>Gala"),
                page("", "<style>a{}</style>", "Gala"),
                page("<p style=\"", "display:none;display:block;", "\">Gala"),
                page("<p style=\"", "/*;", "\">Gala"),
                page("<p style=\"", "\\64 isplay:", "\">Gala"),
                page("<p style=\"background:", "url(data:a;", "\">Gala"),
                page("<p style=\"font-size:", "calc(0*", "\">Gala"),
                page("<table><tr>", "<td colspan=1000 rowspan=1000>a", ""),
                page("<table>", "<tr><td rowspan=65534>a<td>b", ""),
                page("", "<table><tr><td><table><tr><th>a", ""),
                page("<table><caption>", "<tr><caption>a", ""),
                page("<table><colgroup>", "<col span=1000>", "<tr><td>a"),
                page("<ol start=-2147483648 reversed>", "<li value=2147483647>a", ""),
                page("", "<ol type=I start=№><li>a", ""),
                page("", "<a href=http://a.b/№><table><a>", ""),
                page("", "<b><p></b>", ""),
                page("", "<b><i><a><p></b></i></a>", ""),
                page("", "<base href=http://a№.b/><a href=c>d</a>", ""),
                page("", "<img src=\"data:image/png;base64,R2№\" alt=a>", ""),
                page("", "<svg><foreignObject><math><mi>", "Gala"),
                page("", "<select><option>a№<optgroup>", "</select>"),
                page("", "<template><noscript><frameset>", "Gala"),
                page("", "<!--[if mso]><p>a<![endif]-->", "Gala"),
                page("", "<![if !mso]>", "Gala"),
                page("", "<?xml:namespace a№", ">Gala"),
                page("<p ", "a=b=c=\"'", ">Gala"),
                page("", "&#x110000;&#0;&lt", ""),
                page("", "&zwnj;&nbsp;&shy;&rlm;", "Gala"),
                page("", "<div class=gmail_quote><blockquote>On a wrote:<br>", "Gala"),
                page("", "<div hidden><p style=display:none>", "Gala"),
                page("", "<td hidden><tr><th scope=a№>", "Gala"),
                page("", "<p>Gala №<br>5 December 2026<hr>", ""),
                page("", "<q><sub>1</sub><sup>2</sup>", ""));
    }

    private static Stream<HostileMail> answers() {
        String gala =
                "{\"title\":\"Gala\",\"title_quote\":\"Gala\",\"start_time\":\"2026-12-05T20:00\"";
        return Stream.of(
                answered("Gala ", "", gala + ",\"date_quote\":\"Gala\"},", "{}"),
                answered(
                        "Gala on 5 December 2026\n",
                        "",
                        gala + ",\"date_quote\":\"5 December 2026\"},",
                        "{}"),
                answered("a b c d ", gala + ",\"date_quote\":\"", "a b c d ", "\"}"),
                answered("a b ", gala + ",\"place_quote\":\"a b\",\"location\":\"", "b a ", "\"}"),
                answered("a ", gala + ",\"description\":\"", "a\\n\\u00fc ", "\"}"),
                answered(
                        "https://a.example/ ",
                        gala + ",\"source_url\":\"https://a.example/",
                        "?&a=",
                        "\"}"),
                answered("a ", gala + ",\"tags\":[", "\"tag №\",", "\"\"]}"),
                answered("a ", gala + ",\"tags\":", "[[", "\"}"),
                answered("a ", gala + ",\"more\":", "{\"a№\":", "1"),
                answered("a ", gala, ",\"title\":\"Gala №\"", "}"),
                answered("a ", gala + ",\"end_time\":\"", "2026-12-05T", "\"}"),
                answered(
                        "every Monday ",
                        gala + ",\"repeats\":{\"frequency\":\"weekly\",\"weekdays\":[",
                        "\"monday\",",
                        "\"\"]}}"),
                answered(
                        "every Monday until 5 May, ",
                        gala + ",\"repetition_quote\":\"",
                        "every Monday until 5 May, ",
                        "\"}"),
                answered(
                        "sold out ",
                        gala + ",\"status\":\"cancelled\",\"status_quote\":\"",
                        "sold out ",
                        "\"}"),
                answered("10115 Berlin, ", gala + ",\"location\":\"", "10115 Berlin, ", "\"}"),
                answered("8 PM CET ", gala + ",\"date_quote\":\"", "8 PM CET ", "\"}"),
                answered("a ", "", "```json {", "```"),
                answered("a ", "1", "0", ""),
                answered("09.12. ", gala + "}", " ", "").large(),
                answered("christmas eve ", gala + "}", " ", "").large(),
                answered("Wednesday 25th ", gala + "}", " ", "").large(),
                answered("the 3rd of next month ", gala + "}", " ", "").large(),
                answered(
                        "by 5 December, ",
                        gala + ",\"date_quote\":\"5 December\"},",
                        gala + ",\"date_quote\":\"December\"},",
                        "{}"),
                answered(
                        "tomorrow at 8\n",
                        gala + ",\"date_quote\":\"tomorrow at 8\"},",
                        gala + ",\"date_quote\":\"tomorrow\"},",
                        "{}"),
                answered(
                        "> On 1 Nov 2026 a wrote:\n> Gala\n",
                        "",
                        gala + ",\"date_quote\":\"Gala\"},",
                        "{}"));
    }
}
