package ca.dosebook.secrets;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    private final Path directory;

    /** {@code dosebook.keys}: the directory of the master key, shared by all nodes; by default in the data directory. */
    SecretsConfiguration(@Value("${dosebook.keys:${dosebook.data:.dosebook}/keys}") Path directory) {
        this.directory = directory;
    }

    @Bean
    @ConditionalOnMissingBean(KeyProvider.class)
    KeyProvider keyProvider() {
        return new FileKeyProvider(directory);
    }

    @Bean
    KeyCabinet keyCabinet(KeyStore store, KeyProvider provider, List<SealedRows> sealed, Clock clock) {
        var cabinet = new KeyCabinet(store, provider, new OldKeyFiles(directory), clock);
        cabinet.open(sealed);
        return cabinet;
    }

    @Bean
    Keyring keyring(KeyCabinet cabinet, Clock clock) {
        return new Keyring(cabinet::held, clock);
    }

    @Bean
    Secrets secrets(Keyring keys) {
        return new Secrets(keys);
    }
}
