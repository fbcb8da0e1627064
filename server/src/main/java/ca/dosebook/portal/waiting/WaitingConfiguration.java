package ca.dosebook.portal.waiting;

import ca.dosebook.waitingroom.Pressure;
import ca.dosebook.waitingroom.WaitingRoom;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where the filters stand: the notice before all headers, the door behind them and before the security chain. */
@Configuration(proxyBeanMethods = false)
class WaitingConfiguration {

    @Bean
    FilterRegistrationBean<NoticeFilter> waitingNotice(WaitingRoom room) {
        FilterRegistrationBean<NoticeFilter> filter = new FilterRegistrationBean<>(new NoticeFilter(room));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        filter.addUrlPatterns(NoticeFilter.ADDRESS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<DoorFilter> waitingDoor(
            WaitingRoom room, WaitingCookies cookies, WaitingPages pages, Pressure pressure) {
        FilterRegistrationBean<DoorFilter> filter =
                new FilterRegistrationBean<>(new DoorFilter(room, cookies, pages, pressure));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 14);
        return filter;
    }
}
