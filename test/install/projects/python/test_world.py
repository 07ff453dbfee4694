"""Approves a withdrawal over plain HTTP, in a world of its own, and finds it settled a minute later."""

import json
import os
import unittest
import urllib.request


def call(method, path, body=None):
    url = os.environ["COUNTERSIGN_URL"] + "/w/python" + path
    headers = {"Authorization": "Bearer b2core-admin", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as answer:
        text = answer.read()
        return answer.status, json.loads(text) if text else None


class World(unittest.TestCase):
    def test_an_approved_withdrawal_is_settled_after_a_minute(self):
        self.assertEqual(call("POST", "/api/v2/applications/2/approve")[0], 204)
        call("POST", "/__admin/clock/advance", {"by": "60s"})
        self.assertEqual(call("GET", "/api/v2/transactions/2")[1]["status"], "done")


if __name__ == "__main__":
    unittest.main()
