package io.warpbeam.examples.bank;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Exchange rates.
 *
 * @param rates how much of a currency one euro buys, by currency
 * @param worker the number of the process that quotes them; it changes when the worker has been restarted
 */
public record Quote(Map<String, BigDecimal> rates, long worker) {}
