/** The bank over HTTP: routes, JSON, limits, and the page. */
package io.warpbeam.examples.bank.web;
