"""What the operator can measure. Labels are fixed words; no town, chat or source ever is one."""

from __future__ import annotations

import asyncio

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# How often the event loop is asked whether it is late.
LAG_EVERY_S = 0.05


class Metrics:
    """One registry a service, so that two in one process (tests, the demo) do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        registry = self.registry
        self.accepted = Counter("vigie_items_accepted", "Items taken in.", ["status"], registry=registry)
        self.refused = Counter("vigie_items_refused", "Items refused, by HTTP status.", ["status"], registry=registry)
        self.decisions = Counter(
            "vigie_decisions", "What was decided for items.", ["decision", "reason"], registry=registry
        )
        self.deliveries = Counter("vigie_deliveries", "What became of sends.", ["outcome"], registry=registry)
        self.replies = Counter("vigie_replies", "What became of answers to people.", ["outcome"], registry=registry)
        self.digests = Counter("vigie_digests", "What became of digests.", ["outcome"], registry=registry)
        self.edits = Counter("vigie_edits", "What became of edits of wrong messages.", ["outcome"], registry=registry)
        self.updates = Counter("vigie_updates", "Telegram updates handled.", ["result"], registry=registry)
        self.paused = Gauge("vigie_paused", "1 while the bot may not send at all.", registry=registry)
        self.to_send = Histogram(
            "vigie_delivery_seconds",
            "From a delivery's place in the outbox to Telegram's answer.",
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600),
            registry=registry,
        )
        self.items_waiting = Gauge("vigie_items_waiting", "Items taken in and not decided yet.", registry=registry)
        self.oldest_item = Gauge(
            "vigie_oldest_item_seconds", "How long the oldest undecided item has waited.", registry=registry
        )
        self.deliveries_waiting = Gauge(
            "vigie_deliveries_waiting", "Alerts to single chats that wait to be sent.", registry=registry
        )
        self.lag = Histogram(
            "vigie_event_loop_lag_seconds",
            "How much later than asked for the event loop comes round to a timer.",
            buckets=(0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 5),
            registry=registry,
        )

    async def sample_lag(self) -> None:
        """Measure the event loop's lag until cancelled, every LAG_EVERY_S seconds."""
        clock = asyncio.get_running_loop().time
        while True:
            due = clock() + LAG_EVERY_S
            await asyncio.sleep(LAG_EVERY_S)
            self.lag.observe(max(clock() - due, 0.0))
