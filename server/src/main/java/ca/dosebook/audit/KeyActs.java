package ca.dosebook.audit;

import ca.dosebook.secrets.KeysChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what the operator did with the keys. */
@Component
class KeyActs {

    private final Audit audit;

    KeyActs(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(KeysChanged changed) {
        audit.record(AuditEntry.of(Actor.OPERATOR, Act.KEYS_ROTATED).noting(changed.what()));
    }
}
