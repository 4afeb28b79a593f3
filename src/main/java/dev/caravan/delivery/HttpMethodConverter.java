package dev.caravan.delivery;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.quarkus.main.events.AfterStart;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Makes an HTTP method of the text in the header CamelHttpMethod. Camel can do that itself, by asking all of its
 * converters in turn for each request: a tenth of all the work of a delivery.
 */
@Singleton
@Unremovable
class HttpMethodConverter {

    void register(@Observes AfterStart started, CamelContext camel) {
        camel.getTypeConverterRegistry()
                .addTypeConverter(
                        HttpMethods.class, String.class, new SimpleTypeConverter(false, HttpMethodConverter::of));
    }

    private static HttpMethods of(Class<?> type, Exchange exchange, Object value) {
        return HttpMethods.valueOf(((String) value).toUpperCase(Locale.ROOT));
    }
}
