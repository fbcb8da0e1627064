package ca.dosebook.secrets;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    /** {@code dosebook.keys}: the directory of the keys, shared by all nodes; by default inside the data directory. */
    @Bean
    Secrets secrets(@Value("${dosebook.keys:${dosebook.data:.dosebook}/keys}") Path directory) {
        return new KeyFile(directory).open();
    }
}
