"""What the operator can measure. Labels are fixed words; no town, chat or source ever is one."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


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
        self.edits = Counter("vigie_edits", "What became of edits of wrong messages.", ["outcome"], registry=registry)
        self.updates = Counter("vigie_updates", "Telegram updates handled.", ["result"], registry=registry)
        self.paused = Gauge("vigie_paused", "1 while the bot may not send at all.", registry=registry)
        self.to_send = Histogram(
            "vigie_delivery_seconds",
            "From a delivery's place in the outbox to Telegram's answer.",
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600),
            registry=registry,
        )
