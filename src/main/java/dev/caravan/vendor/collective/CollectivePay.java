package dev.caravan.vendor.collective;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Compensation;
import dev.caravan.candidate.Candidate.YearlySalary;
import dev.caravan.delivery.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a candidate asks for, in cents as strings. By Collective's document the bounds of the yearly salary go only
 * together. It has no field for a currency, and its examples are in EUR: other amounts would be misread, so they stay.
 */
record CollectivePay(BigDecimal dailyRate, BigDecimal min, BigDecimal max, String currency) {

    static CollectivePay of(Candidate candidate) {
        Compensation asked = candidate.compensation();
        if (asked == null) {
            return new CollectivePay(null, null, null, null);
        }
        YearlySalary salary = asked.yearlySalary() == null ? new YearlySalary(null, null) : asked.yearlySalary();
        return new CollectivePay(asked.dailyRate(), salary.min(), salary.max(), asked.currency());
    }

    void put(Body body) {
        if (!isInOtherCurrency()) {
            body.put("dailyRate", cents(dailyRate));
            if (!isOfOneBound()) {
                body.put("yearlySalaryMin", cents(min)).put("yearlySalaryMax", cents(max));
            }
        }
    }

    /** Whether there is a minimum without a maximum, or the other way round. */
    boolean isOfOneBound() {
        return (min == null) != (max == null);
    }

    /** Whether there are amounts that Collective would take for EUR, and they are none. */
    boolean isInOtherCurrency() {
        return currency != null && !currency.equals("EUR") && (dailyRate != null || min != null || max != null);
    }

    /** Fractions of a cent are rounded to the nearest cent, halves up. */
    private static String cents(BigDecimal amount) {
        return amount == null
                ? null
                : amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
