package ca.dosebook.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClassTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE    | Mozilla/5.0 (iPhone; CPU iPhone OS 14_4 like Mac OS X) AppleWebKit/605.1.15 Version/14.0 Mobile/15E148 Safari/604.1
            PHONE    | Mozilla/5.0 (Linux; Android 10; SM-G960W) AppleWebKit/537.36 Chrome/88.0.4324.152 Mobile Safari/537.36
            PHONE    | Mozilla/5.0 (Android 11; Mobile; rv:86.0) Gecko/86.0 Firefox/86.0
            TABLET   | Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12.1.2 Mobile/15E148 Safari/604.1
            TABLET   | Mozilla/5.0 (Linux; Android 9; SM-T590) AppleWebKit/537.36 Chrome/88.0.4324.152 Safari/537.36
            TABLET   | Mozilla/5.0 (Android 10; Tablet; rv:86.0) Gecko/86.0 Firefox/86.0
            TABLET   | Mozilla/5.0 (Linux; Android 5.1.1; KFSUWI) AppleWebKit/537.36 Silk/80.5 like Chrome/80.0 Safari/537.36
            COMPUTER | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/88.0.4324.150 Safari/537.36 Edg/88.0
            COMPUTER | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/14.0.3 Safari/605.1.15
            COMPUTER | Mozilla/5.0 (X11; CrOS x86_64 13505.100.0) AppleWebKit/537.36 Chrome/87.0 Safari/537.36
            COMPUTER | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:86.0) Gecko/20100101 Firefox/86.0
            OTHER    | Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 Chrome/88.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)
            OTHER    | curl/7.68.0
            OTHER    | Java-http-client/25
            OTHER    | something else
            """)
    void a_device_is_told_by_its_coarse_signs(DeviceClass device, String userAgent) {
        assertThat(DeviceClass.of(userAgent)).isEqualTo(device);
    }

    @Test
    void who_says_nothing_is_other() {
        assertThat(DeviceClass.of(null)).isEqualTo(DeviceClass.OTHER);
        assertThat(DeviceClass.of(" ")).isEqualTo(DeviceClass.OTHER);
    }
}
