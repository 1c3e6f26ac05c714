package io.github.dropwizardjwt.config.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.session.JwtEventListener;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code audit:} section: events of sessions and tokens are written to the logger {@code jwt.audit}, with field
 * names of the Elastic Common Schema. Not thread-safe.
 */
@SelfValidating
public final class AuditConfiguration {
    private static final Choice<AuditedEvent> INCLUDE = Choice.of("include", AuditedEvent.class);
    private static final Choice<SubjectForm> SUBJECT = Choice.of("subject", SubjectForm.class);

    @NotNull
    private List<@NotNull String> include = List.of("REJECTED", "OVERRIDDEN", "SESSIONS", "API_TOKENS");

    @NotNull
    private String subject = SubjectForm.HASH.name();

    private @Nullable String subjectKey;
    private @Nullable String subjectKeyFile;

    /**
     * Which events are written: {@code REJECTED}, {@code OVERRIDDEN}, {@code ACCEPTED}, {@code SESSIONS},
     * {@code API_TOKENS}. Default: all but {@code ACCEPTED}, which is a line for each request with a token.
     *
     * @return the names
     */
    @JsonProperty
    public List<String> getInclude() {
        return include;
    }

    @JsonProperty
    public void setInclude(List<String> include) {
        this.include = include;
    }

    /**
     * How the subject is written: {@code HASH}, {@code PLAIN} or {@code NONE}. Default: its hash.
     *
     * @return the name
     */
    @JsonProperty
    public String getSubject() {
        return subject;
    }

    @JsonProperty
    public void setSubject(String subject) {
        this.subject = subject;
    }

    /**
     * The key of the hash, at least 32 bytes, or <code>${NAME}</code> for those of an environment variable. Default: a
     * random one for each start, so that hashes of other nodes and of earlier starts cannot be compared.
     *
     * @return the key; null for a random one
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getSubjectKey() {
        return subjectKey;
    }

    @JsonProperty
    public void setSubjectKey(@Nullable String subjectKey) {
        this.subjectKey = subjectKey;
    }

    /**
     * The file with the key of the hash. One line break at its end is ignored.
     *
     * @return the file; null for none
     */
    @JsonProperty
    public @Nullable String getSubjectKeyFile() {
        return subjectKeyFile;
    }

    @JsonProperty
    public void setSubjectKeyFile(@Nullable String subjectKeyFile) {
        this.subjectKeyFile = subjectKeyFile;
    }

    /**
     * Builds the log. Called by the bundle.
     *
     * @param environment the environment of the service, which runs the thread that summarizes rejections
     * @return the listener that writes the events
     * @throws SettingException if nothing would be written, or the key cannot be read
     */
    public JwtEventListener build(Environment environment) {
        AuditLog log = new AuditLog(events(), subjectField());
        RunningAudit.start(log, environment);
        return log;
    }

    private Set<AuditedEvent> events() {
        return include.stream()
                .flatMap(name -> INCLUDE.findInAnyCase(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private BiConsumer<AuditLine, String> subjectField() {
        return switch (form().orElse(SubjectForm.NONE)) {
            case HASH -> {
                SubjectHash hash = hash();
                yield (line, name) -> line.with("user.hash", hash.of(name));
            }
            case PLAIN -> (line, name) -> line.with("user.id", name);
            case NONE -> (line, name) -> {};
        };
    }

    private SubjectHash hash() {
        KeyReference key = subjectKey("audit.subjectKey");
        key.report();
        return key.isGiven() ? key.read(SubjectHash::ofKey) : SubjectHash.ofThisProcess();
    }

    private KeyReference subjectKey(String name) {
        return new KeyReference(name, subjectKey, subjectKeyFile);
    }

    private Optional<SubjectForm> form() {
        return SUBJECT.findInAnyCase(subject);
    }

    @SelfValidation
    public void checkInclude(ViolationCollector violations) {
        if (include == null) {
            return;
        }
        if (include.isEmpty()) {
            violations.addViolation("include", "is empty, so that nothing would be written; remove audit");
        }
        if (include.stream()
                .anyMatch(name -> name != null && INCLUDE.findInAnyCase(name).isEmpty())) {
            violations.addViolation("include", "has an unknown event; choose from " + INCLUDE.names());
        }
    }

    @SelfValidation
    public void checkSubject(ViolationCollector violations) {
        if (subject != null && form().isEmpty()) {
            violations.addViolation("subject", "is unknown; choose one of " + SUBJECT.names());
        }
    }

    @SelfValidation
    public void checkSubjectKey(ViolationCollector violations) {
        try {
            KeyReference key = subjectKey("subjectKey");
            key.checkGivenOnce();
            if (form().filter(form -> form != SubjectForm.HASH).isPresent()) {
                key.checkAbsent("is the key of a hash, and subject: " + subject + " has none; remove one of them");
            }
            if (key.isGiven()) {
                SubjectHash unused = key.read(SubjectHash::ofKey);
            }
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }
}
