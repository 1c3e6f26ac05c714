package io.github.dropwizardjwt.config;

import io.dropwizard.validation.selfvalidating.ViolationCollector;

/**
 * Rejects the settings of a service's own tokens in a section without {@code issuer}, where they would have no effect.
 * Not thread-safe.
 *
 * @param violations where they are reported
 */
public record OwnTokenSettings(ViolationCollector violations) {
    /**
     * Rejects a setting if it is set.
     *
     * @param setting the path of the setting
     * @param isSet whether it is set
     * @return this
     */
    public OwnTokenSettings reject(String setting, boolean isSet) {
        return reject(setting, isSet, "drop it, or name this service with issuer");
    }

    /**
     * Rejects a setting if it is set, with a cure of its own.
     *
     * @param setting the path of the setting
     * @param isSet whether it is set
     * @param cure what to do
     * @return this
     */
    public OwnTokenSettings reject(String setting, boolean isSet, String cure) {
        if (isSet) {
            violations.addViolation(
                    setting, "is about tokens that this service issues, and without issuer it issues none; " + cure);
        }
        return this;
    }
}
