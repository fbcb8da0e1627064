package ca.dosebook.pages.addresses;

import ca.dosebook.pages.addresses.AddressIndex.Candidate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address begins with a language, which Spring takes for a variable: it would compare each request with some three
 * hundred patterns. Here only those of the same shape are compared. Where that does not give exactly one endpoint, Spring
 * decides as ever.
 */
class IndexedMapping extends RequestMappingHandlerMapping {

    private volatile @Nullable AddressIndex index;

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        index = AddressIndex.of(getHandlerMethods());
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String address, HttpServletRequest request) throws Exception {
        AddressIndex known = index;
        if (known == null || address.indexOf('%') >= 0 || address.indexOf(';') >= 0) {
            return super.lookupHandlerMethod(address, request);
        }
        RequestMappingInfo match = null;
        HandlerMethod method = null;
        for (Candidate candidate : known.of(address)) {
            RequestMappingInfo fits = getMatchingMapping(candidate.mapping(), request);
            if (fits != null && match != null) {
                return super.lookupHandlerMethod(address, request);
            }
            if (fits != null) {
                match = fits;
                method = candidate.method();
            }
        }
        if (match == null) {
            return super.lookupHandlerMethod(address, request);
        }
        HandlerMethod found = Objects.requireNonNull(method);
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found);
        handleMatch(match, address, request);
        return found;
    }
}
