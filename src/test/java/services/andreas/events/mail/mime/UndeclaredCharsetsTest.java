package services.andreas.events.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;

class UndeclaredCharsetsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "KOI8-R | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "windows-1251 | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "ISO-8859-5 | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "ISO-8859-7 | Σας προσκαλούμε στη συναυλία το Σάββατο 5 Δεκεμβρίου στις οκτώ το βράδυ.",
                "Shift_JIS | 十二月五日土曜日の午後八時から、室内楽コンサートを開催します。ぜひお越しください。",
                "EUC-JP | 十二月五日土曜日の午後八時から、室内楽コンサートを開催します。ぜひお越しください。",
                "GB18030 | 十二月五日星期六晚上八点，我们将在音乐厅举行室内乐音乐会，欢迎您的光临。",
                "Big5 | 十二月五日星期六晚上八點，我們將在音樂廳舉行室內樂音樂會，歡迎您的光臨。",
                "EUC-KR | 십이월 오일 토요일 저녁 여덟 시에 실내악 연주회가 열립니다. 많이 와 주세요.",
                "windows-1255 | אתם מוזמנים לקונצרט של מוזיקה קאמרית ביום שבת החמישה בדצמבר בשעה שמונה בערב",
                "windows-1252 | Wir laden Sie für Samstag, den fünften Dezember, zu einem schönen Konzert in die Mühle ein.",
                "windows-1252 | Nous vous invitons à une soirée de musique de chambre, samedi à vingt heures, créée pour l'été."
            })
    void isToldByItsLetters(String charset, String text) {
        assertThat(read("", text, charset).text()).isEqualTo(text);
        assertThat(read("Content-Type: text/html\n", "<p>" + text, charset).text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} declared as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251 | utf-8        | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "windows-1251 | iso-8859-1   | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "KOI8-R       | us-ascii     | Приглашаем вас на концерт камерной музыки в субботу, 5 декабря, в 20 часов.",
                "ISO-8859-7   | windows-1252 | Σας προσκαλούμε στη συναυλία το Σάββατο 5 Δεκεμβρίου στις οκτώ το βράδυ.",
                "Shift_JIS    | utf-8        | 十二月五日土曜日の午後八時から、室内楽コンサートを開催します。ぜひお越しください。",
                "GB18030      | utf-8        | 十二月五日星期六晚上八点，我们将在音乐厅举行室内乐音乐会，欢迎您的光临。",
                "windows-1252 | utf-8        | Wir laden Sie für Samstag, den fünften Dezember, zu einem schönen Konzert in die Mühle ein.",
                "windows-1252 | iso-8859-1   | Größe: ÄÖÜ ÄÖÜ — Nous vous invitons à une soirée créée pour l'été.",
            })
    void isToldByItsLettersWhereTheDeclaredOneCannotBeRight(
            String charset, String declared, String text) {
        String header = "Content-Type: text/plain; charset=" + declared + "\n";

        assertThat(read(header, text, charset).text()).isEqualTo(text);
    }

    @Test
    void readsUtf7() {
        String header = "Content-Type: text/plain; charset=\"utf-7\"\n";
        String text = "Fr+APw-hling +- Caf+AOk: 1+IBI-2, +2DzfhA-";

        assertThat(read(header, text, "US-ASCII").text()).isEqualTo("Frühling + Café: 1‒2, 🎄");
    }

    private static Mail read(String header, String text, String charset) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(("Subject: a\n" + header + "\n").getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes(text.getBytes(Charset.forName(charset)));
        return new MailReader()
                .read("m1", raw.toByteArray(), Instant.parse("2026-11-20T15:00:00Z"));
    }
}
