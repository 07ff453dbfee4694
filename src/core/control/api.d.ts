export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether everything is loaded and checked
         * @description Answers 200 once documents, fixtures, life cycles and readings are loaded and checked; the port is not open before. It needs no token.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lifecycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the life cycles, as tables
         * @description Every table by which a status moves, as the sandbox uses it.
         */
        get: operations["listLifecycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may call the vendors' APIs
         * @description Every persona with the headers that make a caller this persona.
         */
        get: operations["listPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the vendors, and where their APIs are
         * @description Every vendor served, with the path its API begins at.
         */
        get: operations["listVendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invariants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invariants
         * @description What holds for every record, per vendor. A transaction that would break one is refused and names it.
         */
        get: operations["listInvariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/magic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the magic values
         * @description Values that force an outcome, per vendor.
         */
        get: operations["listMagicValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the readings of the world
         * @description Every question the vendors' documents leave open, with the answer this world gives.
         */
        get: operations["listReadings"];
        /**
         * Switch readings in the world
         * @description Takes `provider/reading` -> option for those to switch; the others stay. All are switched or none.
         */
        put: operations["switchReadings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the worlds
         * @description Those begun since the start, and those kept from an earlier run. One that cannot be opened is listed with the reason.
         */
        get: operations["listWorlds"];
        put?: never;
        /**
         * Begin a world
         * @description A world also begins by itself when a call first names it; this way it gets its own seed, clock and readings.
         */
        post: operations["createWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a world
         * @description Its data is gone. A later call that names it begins it anew.
         */
        delete: operations["deleteWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a world
         * @description All that a world is, in one JSON value that can be kept in a file and imported in another sandbox: records, clock, readings, ids,
         *     timed events, history and snapshots. Its journal, armed faults and undo steps are left out. It can also be given as a scenario.
         */
        get: operations["exportWorld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds/{id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a world
         * @description Makes the world what an exported one was, all or nothing; it is begun if there is none. It goes on from then: a running clock
         *     from the time of the export. Records are checked against their schemas, references and invariants, and every finding is told.
         *     Snapshots of the file take the place of those of the same name, the others stay. `undo` takes it back. At most 32 MB.
         */
        post: operations["importWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return the world to its beginning
         * @description Data, clock, ids and readings are as they were when the world began.
         */
        post: operations["resetWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scenarios
         * @description Starting data under a name; `startup` is the fixtures as they are.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Begin the world anew in a scenario
         * @description Data, clock, ids and readings are as at the beginning; later resets return to this scenario. Snapshots stay.
         */
        put: operations["chooseScenario"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the snapshots of the world
         * @description By name.
         */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Save the world under a name
         * @description Data, clock, ids and readings. A snapshot of the same name is replaced.
         */
        post: operations["saveSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a snapshot
         * @description The world itself is left as it is.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return the world to a snapshot
         * @description It goes on as it would have then; a running clock goes on from the time of the snapshot.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transitions of the world
         * @description The last thousand, newest first, by those that match.
         */
        get: operations["listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the last change
         * @description Brings back the state before the last request, simulate, edit or turn of the clock that changed something, and before a reset, a
         *     change of scenario or a restored snapshot; a hundred can be taken back. Snapshots and the journal stay as they are.
         */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell the world's time
         * @description The world's time, and whether it stands still.
         */
        get: operations["getClock"];
        /**
         * Set the world's clock
         * @description Forward to an instant, standing or running. Everything that comes due on the way fires before this answers.
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the world's clock
         * @description It stands still until it is advanced or reset.
         */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the world's clock as it began
         * @description The data stays. This is the one way back; nothing fires.
         */
        post: operations["resetClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the world's clock forward
         * @description Everything that comes due on the way fires, in order, before this answers.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests of the world's journal
         * @description Vendor calls with their answers, newest first; calls of the control plane and preflights are not noted. The journal is a ring
         *     in memory: the oldest entry is dropped for the newest (`--journal-size`). It is emptied with the world's reset. All journals
         *     share one byte budget (`--journal-bytes`); when it is used up, the journal with the most bytes drops its oldest entries.
         *     Entries that are dropped while an answer is being sent are left out of it.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /**
         * Empty the journal
         * @description Entries noted later go on with the next id.
         */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count requests
         * @description Counts the entries that meet all criteria; without criteria, all of them.
         */
        post: operations["countRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find requests
         * @description The entries that meet all criteria, newest first.
         */
        post: operations["findRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests no operation has
         * @description Those whose path is of no API, or that no documented operation has with this method; newest first.
         */
        get: operations["listUnmatchedRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/unmatched/near-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what unmatched requests may have meant
         * @description For each request no operation has, newest first, the three closest operations and what differs.
         */
        get: operations["listNearMisses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/near-misses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what one request may have meant
         * @description The three operations closest to it, whether it met one or not.
         */
        get: operations["getNearMisses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/har": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the journal as HAR
         * @description The newest entries as an HTTP Archive 1.2, oldest first. Secrets stay masked. A broken connection has the status 0.
         */
        get: operations["exportHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the journal live
         * @description Server-sent events: each new entry as `data:`, in JSON as `GET /requests/{id}` answers it, with its id as `id:`. A comment every
         *     15 seconds keeps the connection open. It ends with the world or the sandbox. A client too slow for the ring misses entries.
         */
        get: operations["streamRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a request with its answer
         * @description One entry of the journal.
         */
        get: operations["getRequestEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the armed faults of the world
         * @description Those that can still strike, in the order in which they were armed. They are in memory, and gone with a reset, a restored snapshot or a restart.
         */
        get: operations["listFaults"];
        put?: never;
        /**
         * Arm a fault in the world
         * @description Strikes vendor calls that are let in and valid. Of several that fit a call, the one armed first strikes. A world has at most 100.
         *     With `afterCommit` the operation runs and what it changed is kept, then the effect takes the place of the answer; a call the
         *     operation refuses is no such call. Calls with `Prefer: code`, `example` or `dry-run` meet no fault.
         */
        post: operations["armFault"];
        /**
         * Disarm every fault of the world
         * @description Later faults go on being numbered.
         */
        delete: operations["disarmFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disarm a fault
         * @description A fault that is spent or whose time is over is not armed any more.
         */
        delete: operations["disarmFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the resources, with the number of records per status
         * @description What the vendors' records are kept as, and how many the world has of each. Every status of a life cycle is counted, those without records too.
         */
        get: operations["listResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the records of a resource
         * @description The records as the world keeps them, whatever the vendor's API shows of them; in the order the store has them. A record must
         *     meet every condition.
         */
        get: operations["listRecords"];
        put?: never;
        /**
         * Make a record
         * @description The record as the world keeps it, like one of the fixtures: no life cycle is asked, but it has to fit its schema, point to records
         *     that are there, and break no invariant. A status that is left out is the initial one. An id that is left out is drawn as the
         *     vendor draws it, where the vendor does. The history has it as the event `record.create`.
         */
        post: operations["createRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a record
         * @description The record as the world keeps it.
         */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        /**
         * Remove a record
         * @description With its timed events. One that other records point to stays, and the refusal names them. The history has it as `record.remove`.
         */
        delete: operations["removeRecord"];
        options?: never;
        head?: never;
        /**
         * Change a record
         * @description By a JSON merge patch (RFC 7396): fields of objects are merged, lists are replaced, null removes a field; one that the schema asks
         *     for becomes null. The id stays. As for a new record, no life cycle is asked, but schema, references and invariants hold.
         *     Timed events stay while the status does, and follow an instant that the record names. The history has it as `record.edit`.
         */
        patch: operations["editRecord"];
        trace?: never;
    };
    "/{provider}/{resource}/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transitions of a record
         * @description Newest first.
         */
        get: operations["listRecordHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what can be done to a record now
         * @description Events that are allowed, with the call or simulate that fires each; events that are refused, and by which rule; deadlines to come.
         */
        get: operations["getNext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}/goto/{status}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a record to a status
         * @description Finds the shortest path through the life cycle that guards let it take, and plays it with personas who may; where there is no path, 409.
         */
        post: operations["goToStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{provider}/{resource}/{id}/simulate/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fire an event of a life cycle
         * @description For what no vendor call does, such as an applicant finishing their documents. The life cycle is obeyed. Where a role is needed,
         *     the first persona that has it acts, or the one named by `as`.
         */
        post: operations["simulateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description 1 to 64 letters, digits, - and _. */
        WorldId: string;
        /** @description A status as the vendor spells it. */
        Status: string | number | null;
        /** @description A record of a vendor's resource. */
        Record: {
            [key: string]: unknown;
        };
        /**
         * @description What it rests on.
         * @enum {unknown}
         */
        Grade: "documented" | "observed" | "assumed";
        /** @description `provider/reading` -> option. */
        Switches: {
            [key: string]: string;
        };
        World: {
            id: components["schemas"]["WorldId"];
            /** @description Seed of its ids and invented values. */
            seed: number;
            /**
             * Format: date-time
             * @description When it began; fixtures are shifted to this instant.
             */
            startTime: string;
            /** @description Whether its clock stands still until advanced. */
            frozen: boolean;
            /**
             * Format: date-time
             * @description Its time.
             */
            now: string;
            readings: components["schemas"]["Switches"];
            /** @description Scenario it began in. */
            scenario: string;
            /** @description Path prefix of the world, for clients that can set no header. */
            url: string;
        };
        /** @description A world, whole. As a scenario, its records and timed events are what worlds begin with. */
        WorldExport: {
            /**
             * @description What this is.
             * @constant
             */
            format: "countersign-export-1";
            name: components["schemas"]["WorldId"];
            /** @description What it is for. */
            description: string;
            writtenAt: components["schemas"]["WrittenAt"];
            state: components["schemas"]["ExportedState"];
            agenda: components["schemas"]["Agenda"];
            /** @description Its transitions, oldest first. */
            history: components["schemas"]["HistoryEntry"][];
            records: components["schemas"]["Records"];
            /** @description Its snapshots. */
            snapshots: components["schemas"]["ExportedSnapshot"][];
        };
        /**
         * Format: date-time
         * @description World time at which this was so. All times of the records count from it: imported they stay as they are, in a scenario they are
         *     moved so that the records are as old when a world begins as they were then.
         */
        WrittenAt: string;
        /** @description Timed events to come. */
        Agenda: {
            /**
             * Format: date-time
             * @description World time it is due at.
             */
            at: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Id of the record. */
            id: string;
            /** @description The event. */
            event: string;
        }[];
        /** @description By vendor and resource. A resource that is not named is as the world began. */
        Records: {
            [key: string]: {
                [key: string]: components["schemas"]["Record"][];
            };
        };
        /** @description A world besides its records. */
        ExportedState: {
            /** @description How it began, for a reset. */
            began: {
                /** @description Seed of its ids and invented values. */
                seed: number;
                /**
                 * Format: date-time
                 * @description Instant at which its clock stood still; null for one that ran.
                 */
                startTime: string | null;
                readings: components["schemas"]["Switches"];
                /** @description Scenario it began in. */
                scenario: string;
            };
            /** @description Its clock. */
            clock: {
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                start: string;
                /** @description Whether it stands still. */
                frozen: boolean;
            };
            readings: components["schemas"]["Switches"];
            /** @description State of the source of its ids and invented values. */
            ids: number[];
            /** @description Transitions it has made. */
            transitions: number;
            /** @description Requests it has counted. */
            requests: number;
        };
        /** @description A snapshot; its records as they differ from those of the world. */
        ExportedSnapshot: {
            name: components["schemas"]["WorldId"];
            writtenAt: components["schemas"]["WrittenAt"];
            state: components["schemas"]["ExportedState"];
            agenda: components["schemas"]["Agenda"];
            /** @description Its transitions, oldest first. */
            history: components["schemas"]["HistoryEntry"][];
            changed: components["schemas"]["Records"];
            /** @description Ids of records that it does not have, by vendor and resource. */
            removed: {
                [key: string]: {
                    [key: string]: string[];
                };
            };
        };
        DamagedWorld: {
            /** @description Id of the world. */
            id: string;
            /** @description Why it cannot be opened, naming the file. Calls to it are refused, its files are kept. */
            damaged: string;
        };
        Clock: {
            /**
             * Format: date-time
             * @description World time.
             */
            now: string;
            /** @description Whether it stands still until advanced. */
            frozen: boolean;
        };
        Turned: {
            /**
             * Format: date-time
             * @description World time.
             */
            now: string;
            /** @description Whether it stands still until advanced. */
            frozen: boolean;
            /** @description Timed events, in the order they fired. */
            fired: components["schemas"]["Transition"][];
        };
        Scenario: {
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            description: string;
        };
        Snapshot: {
            /** @description Its name. */
            name: string;
            /**
             * Format: date-time
             * @description World time it was taken at.
             */
            at: string;
        };
        Undone: {
            /** @description The request taken back; null if it was the control plane that changed something. */
            requestId: string | null;
            /** @description How many records it had changed; of a reset, scenario or snapshot, how many differ from the fixtures again. */
            changes: number;
        };
        History: {
            /** @description How many match. */
            total: number;
            /** @description Those of the page. */
            items: components["schemas"]["HistoryEntry"][];
        };
        HistoryEntry: {
            /** @description Counts the transitions of the world, from 1. */
            number: number;
            /**
             * Format: date-time
             * @description World time.
             */
            at: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Id of the record. */
            id: string;
            /** @description The event; `record.create`, `record.edit` and `record.remove` are edits of a record by hand. */
            event: string;
            from: components["schemas"]["Status"];
            to: components["schemas"]["Status"];
            /** @description Persona who fired it; null where nobody did, as for the clock. */
            by: string | null;
            /** @description Request it came by. */
            requestId: string | null;
            /** @description Readings it rested on, as `provider/reading=option`. */
            readings: string[];
        };
        Next: {
            /** @description Events that can happen now. */
            allowed: {
                /** @description The event. */
                event: string;
                from: components["schemas"]["Status"];
                to: components["schemas"]["Status"];
                /** @description Path below `/__admin` that plays it. */
                simulate: string;
                call?: components["schemas"]["Call"];
            }[];
            /** @description Events that cannot happen now. */
            refused: {
                /** @description The event. */
                event: string;
                from: components["schemas"]["Status"];
                /** @description What refuses: `status: <field>`, `role: <name>` or `guard: <name>`. */
                rule: string;
                /** @description What the rule saw. */
                saw: string;
                /** @description What it says. */
                message: string;
            }[];
            /** @description Timed events to come, the earliest first. */
            deadlines: {
                /** @description The event. */
                event: string;
                /**
                 * Format: date-time
                 * @description World time it is due at.
                 */
                at: string;
            }[];
        };
        /** @description A vendor's call; its body is to be completed. */
        Call: {
            /** @description The operation. */
            operationId: string;
            /** @description HTTP method. */
            method: string;
            /** @description Path from the server's root. */
            path: string;
            /** @description JSON body. */
            body?: {
                [key: string]: unknown;
            };
        };
        Transition: {
            /**
             * Format: date-time
             * @description World time at which it fired.
             */
            at: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Id of the record. */
            id: string;
            /** @description The event. */
            event: string;
            from: components["schemas"]["Status"];
            to: components["schemas"]["Status"];
            /** @description Persona who fired it; null where nobody did, as for the clock. */
            by: string | null;
        };
        /** @description Which calls, what happens to them, how often and for how long. */
        Fault: {
            match?: components["schemas"]["FaultMatch"];
            effect: components["schemas"]["FaultEffect"];
            /** @description How many calls it strikes; without, any number. */
            count?: number;
            /** @description How long it stays armed, as a span of world time such as 10m; without, until it is disarmed. */
            ttl?: string;
            /** @description How likely a call that fits is struck, drawn from the world's seed; without, it always is. */
            probability?: number;
        };
        /** @description A fault that can still strike. */
        ArmedFault: {
            match?: components["schemas"]["FaultMatch"];
            effect: components["schemas"]["FaultEffect"];
            /** @description How many calls it strikes; without, any number. */
            count?: number;
            /** @description How long it stays armed, as a span of world time such as 10m; without, until it is disarmed. */
            ttl?: string;
            /** @description How likely a call that fits is struck, drawn from the world's seed; without, it always is. */
            probability?: number;
            /** @description Number of the fault in its world. */
            id: string;
            /** @description Calls that fitted so far. */
            calls: number;
            /** @description Calls struck so far. */
            strikes: number;
            /**
             * Format: date-time
             * @description World time until which it is armed; null for no such time.
             */
            until: string | null;
        };
        /** @description Which calls: all that is named must fit, what is left out fits any. */
        FaultMatch: {
            /** @description Operation of a vendor's document. */
            operationId?: string;
            /** @description Name of the vendor. */
            provider?: string;
            /**
             * @description HTTP method.
             * @enum {string}
             */
            method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
            /** @description Path from the root of the vendor's API, without query and world, such as /api/v2/applications/*; `*` stands for anything. */
            path?: string;
            /** @description Name of the persona who calls. */
            persona?: string;
            /** @description Only the nth of the calls that fit, counted from 1 since the fault was armed. */
            nth?: number;
        };
        /** @description What happens: a delay, a status or a fault; a delay may come before one of the others. Not both a status and a fault. */
        FaultEffect: {
            delay?: components["schemas"]["Delay"];
            /** @description HTTP status, in the vendor's own error body. */
            status?: number;
            /**
             * @description How the connection breaks.
             * @enum {string}
             */
            fault?: "CONNECTION_RESET_BY_PEER" | "EMPTY_RESPONSE" | "MALFORMED_RESPONSE_CHUNK" | "RANDOM_DATA_THEN_CLOSE";
            /** @description Whether the operation runs and what it changed is kept before this happens. */
            afterCommit?: boolean;
        };
        /** @description How long a call is held up, in milliseconds of real time: always as long, evenly spread, or mostly short and sometimes long. At most 60000. */
        Delay: {
            /**
             * @description Always as long.
             * @constant
             */
            type: "fixed";
            /** @description How long. */
            milliseconds: number;
        } | {
            /**
             * @description Evenly spread.
             * @constant
             */
            type: "uniform";
            /** @description The shortest. */
            lower: number;
            /** @description The longest. */
            upper: number;
        } | {
            /**
             * @description Mostly short and sometimes long.
             * @constant
             */
            type: "lognormal";
            /** @description Half of the calls are held up longer. */
            median: number;
            /** @description Deviation; 0 is always the median. */
            sigma: number;
        };
        Lifecycle: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Field of the record the life cycle governs. */
            field: string;
            initial: components["schemas"]["Status"];
            /** @description Every status of the table. */
            statuses: components["schemas"]["Status"][];
            /** @description Names of statuses that the vendor writes as numbers, by the number. Calls of the control plane take either. */
            names: {
                [key: string]: string;
            };
            /** @description Where the field is no enum: the statuses of a record without and with it, and of one that is gone. */
            presence?: {
                [key: string]: components["schemas"]["Status"];
            };
            /** @description Every event of the table. */
            events: components["schemas"]["Event"][];
        };
        Event: {
            /** @description Name of the event. */
            event: string;
            /** @description Statuses it may start from. */
            from: components["schemas"]["Status"][];
            /** @description More statuses it may start from in worlds with this reading. */
            also?: {
                /** @description The statuses. */
                from: components["schemas"]["Status"][];
                /** @description The reading. */
                reading: string;
                /** @description Its option. */
                is: string;
            };
            to?: components["schemas"]["Status"];
            /** @description Role the caller must have. */
            by?: string;
            /** @description Schema in the vendor's document of what may be sent along with it. */
            given?: string;
            /** @description Conditions beyond the status. */
            guards?: string[];
            /** @description One step of several in the same status, before another event is let happen. */
            repeats?: boolean;
            /** @description Events that follow at once: the first whose guards let it. */
            followedBy?: string[];
            /** @description What a refusal says where the status does not allow the event; without, it names the event and the statuses. */
            refused?: string;
            /** @description Fires by itself this long after the record came to the status. */
            after?: string;
            /** @description Fires by itself at the instant in this field of the record. */
            at?: string;
        };
        Resource: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Field of the record that holds its id. */
            key: string;
            /** @description How many records there are. */
            records: number;
            /** @description How many records are in each status of its life cycles. */
            statuses: {
                /** @description Field that the life cycle governs. */
                field: string;
                status: components["schemas"]["Status"];
                /** @description Its name, where the vendor writes a number. */
                name?: string;
                /** @description How many records are in it. */
                records: number;
            }[];
        };
        Invariant: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the resource. */
            resource: string;
            /** @description Name of the invariant. */
            name: string;
            /** @description What holds, in one sentence. */
            says: string;
        };
        Persona: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Name of the persona. */
            name: string;
            /** @description Who it is and what it may do. */
            description: string;
            /** @description Headers that make a caller this persona. */
            headers: {
                [key: string]: string;
            };
        };
        Vendor: {
            /** @description Name of the vendor. */
            name: string;
            /** @description Title of its API. */
            title: string;
            /** @description Path its API begins at, such as /api/v2. */
            base: string;
            /** @description Path and query of a GET to begin with, if its document names one (`x-first-call`). */
            firstCall?: string;
        };
        MagicValue: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description Field that is compared, as `Schema.field` of the vendor's document; a field in a field as `Schema.field.field`. */
            where: string;
            /** @description Part of the field that is compared, in words; without, the whole of it. */
            part?: string;
            /** @description Its value, or the lowest one if there is `to`. */
            value: string;
            /** @description The highest value, with as many characters as `value`. */
            to?: string;
            /** @description What happens, in words. */
            outcome: string;
            /** @description What the sandbox takes from the row, by name. */
            forces: {
                [key: string]: unknown;
            };
        };
        Reading: {
            /** @description `provider/reading`. */
            id: string;
            /** @description Name of the vendor. */
            provider: string;
            /** @description What the vendor's documents leave open. */
            question: string;
            /** @description Possible answers. */
            options: string[];
            /** @description The sandbox's answer. */
            default: string;
            /** @description The answer this world gives. */
            option: string;
            grade: components["schemas"]["Grade"];
            /** @description What the default rests on. */
            source: string;
        };
        Criteria: {
            /** @description Of this operation. */
            operationId?: string;
            /** @description Of this vendor. */
            provider?: string;
            /** @description Of this persona. */
            persona?: string;
            /** @description With this method, in any case. */
            method?: string;
            /** @description With this path, without query; `*` stands for anything. */
            path?: string;
            /** @description Answered with this status. */
            status?: number;
            /** @description With a greater id than this. */
            since?: number;
            /** @description Whether a documented operation has this path and method. */
            matched?: boolean;
            /** @description With this text in the request's body. */
            bodyContains?: string;
            /** @description Maximum number of entries; 100 unless given. Does not limit a count. */
            limit?: number;
        };
        JournalEntry: {
            /** @description Counted in the world, from 1. */
            id: number;
            /**
             * Format: date-time
             * @description World time at which the request came.
             */
            at: string;
            /** @description Milliseconds of real time until the answer was ready. */
            durationMs: number;
            world: components["schemas"]["WorldId"];
            /** @description What was asked. */
            request: {
                /** @description The method. */
                method: string;
                /** @description The path as the vendor sees it, with its query. */
                path: string;
                /** @description The address that was called. */
                absoluteUrl: string;
                headers: components["schemas"]["Headers"];
                body: components["schemas"]["Body"];
                bodySize: components["schemas"]["BodySize"];
                bodyCut: components["schemas"]["BodyCut"];
            };
            /** @description What was answered; null where the connection broke first. */
            response: {
                /** @description The status. */
                status: number;
                headers: components["schemas"]["Headers"];
                body: components["schemas"]["Body"];
                bodySize: components["schemas"]["BodySize"];
                bodyCut: components["schemas"]["BodyCut"];
            } | null;
            /** @description The operation that has this path and method; null where none does. */
            operationId: string | null;
            /** @description The vendor; null where the path is of no API. */
            provider: string | null;
            /** @description Who called; null where the credentials were not taken or not looked at. */
            persona: string | null;
            /** @description The request's id. */
            requestId: string | null;
            refusal: components["schemas"]["EntryRefusal"];
            /** @description What was wrong with an invalid request: the first 100 findings, their texts cut to 300 characters. */
            findings: components["schemas"]["Finding"][];
            /** @description What it moved, and what was due before: the first 1000 transitions. */
            transitions: components["schemas"]["Transition"][];
            /** @description Readings the answer rests on, as `provider/reading=option`. */
            readings: string[];
            /** @description Whether a documented operation has this path and method. */
            matched: boolean;
        };
        /** @description Why the call was refused or struck by a fault; null where it was neither. */
        EntryRefusal: {
            /** @description The kind, such as illegal_transition, not_permitted or invalid_request. */
            reason: string;
            /** @description The reason in a sentence of at most 300 characters: that of the answer, or a closer one where the vendor always answers the same. */
            message: string;
            /** @description The resource of the record that an event was refused on; none where the call came to no event. */
            resource?: string;
            /** @description The record. */
            id?: string;
            /** @description The event that was refused. */
            event?: string;
            recordStatus?: components["schemas"]["Status"];
            /** @description Events that the status allowed instead, roles and guards not asked. */
            allowedEvents?: string[];
        } | null;
        /** @description Names in lower case. Of credentials, signatures and cookies only the first four characters, and ***. */
        Headers: {
            [key: string]: string;
        };
        /** @description The JSON value; the text where it is no JSON or was cut; null where there was none. */
        Body: unknown;
        /** @description Bytes of the whole body. */
        BodySize: number;
        /** @description Whether only the first 64 KiB were kept. */
        BodyCut: boolean;
        NearMisses: {
            /** @description Id of the entry. */
            id: number;
            /** @description The method that was sent. */
            method: string;
            /** @description The path that was sent, with its query. */
            path: string;
            /** @description The closest first. */
            operations: components["schemas"]["NearMiss"][];
        };
        NearMiss: {
            /** @description Name of the vendor. */
            provider: string;
            /** @description The operation. */
            operationId: string;
            /** @description Its method. */
            method: string;
            /** @description Its path, with parameters in braces. */
            path: string;
            /** @description 0 is a match, 1 has nothing in common. */
            distance: number;
            /** @description What differs. */
            differences: {
                /**
                 * @description Where it differs.
                 * @enum {string}
                 */
                part: "method" | "path";
                /** @description What was sent. */
                sent: string;
                /** @description What is documented. */
                documented: string;
            }[];
        };
        Har: {
            /** @description The archive. */
            log: {
                /**
                 * @description Version of the format.
                 * @constant
                 */
                version: "1.2";
                /** @description What wrote it. */
                creator: {
                    /** @description Its name. */
                    name: string;
                    /** @description Its version. */
                    version: string;
                };
                /** @description Oldest first. */
                entries: components["schemas"]["HarEntry"][];
            };
        };
        /** @description Names and values. */
        HarPairs: {
            /** @description The name. */
            name: string;
            /** @description The value. */
            value: string;
        }[];
        HarEntry: {
            /**
             * Format: date-time
             * @description World time at which the request came.
             */
            startedDateTime: string;
            /** @description Milliseconds. */
            time: number;
            /** @description What was asked. */
            request: {
                /** @description The method. */
                method: string;
                /** @description The address that was called. */
                url: string;
                /** @description Version of HTTP. */
                httpVersion: string;
                cookies: components["schemas"]["HarPairs"];
                headers: components["schemas"]["HarPairs"];
                queryString: components["schemas"]["HarPairs"];
                /** @description The body. */
                postData?: {
                    /** @description Its type as sent. */
                    mimeType: string;
                    /** @description Its first 64 KiB. */
                    text: string;
                };
                /** @description Always -1; not known. */
                headersSize: number;
                /** @description Bytes. */
                bodySize: number;
            };
            /** @description What was answered. */
            response: {
                /** @description The status; 0 where the connection broke. */
                status: number;
                /** @description The status in words. */
                statusText: string;
                /** @description Version of HTTP. */
                httpVersion: string;
                cookies: components["schemas"]["HarPairs"];
                headers: components["schemas"]["HarPairs"];
                /** @description The body. */
                content: {
                    /** @description Bytes. */
                    size: number;
                    /** @description Its type. */
                    mimeType: string;
                    /** @description Its first 64 KiB. */
                    text: string;
                };
                /** @description Always empty. */
                redirectURL: string;
                /** @description Always -1; not known. */
                headersSize: number;
                /** @description Bytes. */
                bodySize: number;
            };
            /** @description Always empty. */
            cache: Record<string, never>;
            /** @description Milliseconds. */
            timings: {
                /** @description Always 0. */
                send: number;
                /** @description Until the answer was ready. */
                wait: number;
                /** @description Always 0. */
                receive: number;
            };
            /** @description Id of the entry. */
            _id: number;
            /** @description The operation. */
            _operationId: string | null;
        };
        Finding: {
            /** @description Where, such as /body/by. */
            path: string;
            /** @description What is wrong there. */
            message: string;
        };
        Problem: {
            /** @description Kind of problem. */
            type: string;
            /** @description The kind in words. */
            title: string;
            /** @description HTTP status code. */
            status: number;
            /** @description The kind as a constant, such as INVALID_STATE_TRANSITION. */
            code: string;
            /** @description What went wrong this time. */
            detail: string;
            /** @description Everything that is wrong with the request. */
            findings?: components["schemas"]["Finding"][];
            recordStatus?: components["schemas"]["Status"];
            /** @description Events that are legal now. */
            allowedEvents?: string[];
        };
    };
    responses: {
        /** @description Entries of the journal, newest first. */
        Entries: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description The entries, at most `limit`. */
                    requests: components["schemas"]["JournalEntry"][];
                    /** @description The journal itself. */
                    meta: {
                        /** @description How many entries meet the criteria. */
                        total: number;
                        /** @description How many entries the journal holds at most. */
                        size: number;
                        /** @description How many clients follow it live. */
                        streams: number;
                        /** @description Bytes of memory it has. */
                        bytes: number;
                        /** @description Bytes that all journals of the sandbox may count for together. */
                        budget: number;
                        /** @description How many entries it dropped because the budget was used up, since it last counted from 1. */
                        dropped: number;
                    };
                };
            };
        };
        /** @description The request does not fit this document, or names no world that could be. Nothing was changed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The sandbox was started with an admin token, and the request does not have it. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The page that calls may not, or the persona who acts may not do this to the record. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What the request names is not there. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The world does not allow this as it is now. Nothing was changed. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MB (an import, 32 MB), or the record would be longer than 1,500,000 characters. Nothing was changed. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What went wrong, as problem details. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The name.
         * @example busy-monday
         */
        Name: string;
        /**
         * @description The world.
         * @example t1
         */
        World: string;
        /** @description At most so many; 100 unless given. */
        Limit: number;
        /** @description How many to skip. */
        Offset: number;
        /**
         * @description Name of the vendor.
         * @example aquanow
         */
        Provider: string;
        /**
         * @description Name of the resource.
         * @example approvals
         */
        Resource: string;
        /**
         * @description Id of the record.
         * @example cba4e337-8876-46fe-9216-438a82ce7697
         */
        RecordId: string;
        /**
         * @description Of this operation.
         * @example approveApplication
         */
        ByOperationId: string;
        /**
         * @description Of this vendor.
         * @example b2core
         */
        ByProvider: string;
        /**
         * @description Of this persona.
         * @example b2core-admin
         */
        ByPersona: string;
        /**
         * @description With this method, in any case.
         * @example POST
         */
        ByMethod: string;
        /**
         * @description With this path, without query; `*` stands for anything.
         * @example /api/v2/applications/*
         */
        ByPath: string;
        /**
         * @description Answered with this status.
         * @example 409
         */
        ByStatus: number;
        /**
         * @description With a greater id than this.
         * @example 7
         */
        Since: number;
        /** @description Maximum number of entries; 100 unless given. */
        EntryLimit: number;
        /**
         * @description Id of the entry.
         * @example 7
         */
        EntryId: number;
    };
    requestBodies: {
        /** @description What must hold of an entry. */
        Criteria: {
            content: {
                "application/json": components["schemas"]["Criteria"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Always `ok`.
                         * @constant
                         */
                        status: "ok";
                        /** @description Version of Countersign. */
                        version: string;
                        /** @description Names of the vendors served. */
                        providers: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listLifecycles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lifecycle"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listPersonas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The personas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listVendors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendor"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listInvariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invariants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invariant"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listMagicValues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The magic values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MagicValue"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    switchReadings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Switches"];
            };
        };
        responses: {
            /** @description The readings, as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worlds, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["World"] | components["schemas"]["DamagedWorld"])[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    id?: components["schemas"]["WorldId"];
                    /** @description Seed of the world's ids and invented values. */
                    seed?: number;
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant at which the world's clock stands still; without, it runs with real time.
                     */
                    startTime?: string;
                    readings?: components["schemas"]["Switches"];
                    /** @description Scenario it begins in; `startup` unless given. */
                    scenario?: string;
                    /** @description Goes on where another world is, or was; seed, startTime, readings and scenario are then its. */
                    from?: {
                        world: components["schemas"]["WorldId"];
                        /** @description Name of one of its snapshots; without, as it is now. */
                        snapshot?: string;
                    };
                };
            };
        };
        responses: {
            /** @description The world. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    deleteWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The world.
                 * @example t1
                 */
                id: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dropped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    exportWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The world.
                 * @example t1
                 */
                id: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorldExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    importWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The world.
                 * @example t1
                 */
                id: components["parameters"]["World"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorldExport"];
            };
        };
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    resetWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenarios. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    chooseScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name.
                 * @example busy-monday
                 */
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    saveSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: components["schemas"]["WorldId"];
                };
            };
        };
        responses: {
            /** @description The snapshot. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name.
                 * @example busy-monday
                 */
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Dropped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name.
                 * @example busy-monday
                 */
                name: components["parameters"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The world. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listHistory: {
        parameters: {
            query?: {
                /** @description Name of the vendor. */
                provider?: string;
                /** @description Name of the resource. */
                resource?: string;
                /** @description Id of the record. */
                id?: string;
                /** @description Event of the life cycle. */
                event?: string;
                /** @description Persona who fired it. */
                by?: string;
                /** @description Request it came by. */
                requestId?: string;
                /** @description At most so many; 100 unless given. */
                limit?: components["parameters"]["Limit"];
                /** @description How many to skip. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transitions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was taken back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant, not before the present one.
                     */
                    now?: string;
                    /** @description Whether it is to stand still. */
                    frozen?: boolean;
                };
            };
        };
        responses: {
            /** @description The clock, and what fired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turned"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    freezeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock, and what fired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turned"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    resetClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turned"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 instant, not before the present one.
                     */
                    to?: string;
                    /** @description Time span, such as 60s, 2h or 20d. */
                    by?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The clock, and what fired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turned"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description Of this operation.
                 * @example approveApplication
                 */
                operationId?: components["parameters"]["ByOperationId"];
                /**
                 * @description Of this vendor.
                 * @example b2core
                 */
                provider?: components["parameters"]["ByProvider"];
                /**
                 * @description Of this persona.
                 * @example b2core-admin
                 */
                persona?: components["parameters"]["ByPersona"];
                /**
                 * @description With this method, in any case.
                 * @example POST
                 */
                method?: components["parameters"]["ByMethod"];
                /**
                 * @description With this path, without query; `*` stands for anything.
                 * @example /api/v2/applications/*
                 */
                path?: components["parameters"]["ByPath"];
                /**
                 * @description Answered with this status.
                 * @example 409
                 */
                status?: components["parameters"]["ByStatus"];
                /**
                 * @description With a greater id than this.
                 * @example 7
                 */
                since?: components["parameters"]["Since"];
                /** @description Maximum number of entries; 100 unless given. */
                limit?: components["parameters"]["EntryLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Entries"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    clearRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    countRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Criteria"];
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many there are. */
                        count: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    findRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Criteria"];
        responses: {
            200: components["responses"]["Entries"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listUnmatchedRequests: {
        parameters: {
            query?: {
                /**
                 * @description With a greater id than this.
                 * @example 7
                 */
                since?: components["parameters"]["Since"];
                /** @description Maximum number of entries; 100 unless given. */
                limit?: components["parameters"]["EntryLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Entries"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listNearMisses: {
        parameters: {
            query?: {
                /** @description Maximum number of requests; 20 unless given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The near misses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description One per request. */
                        nearMisses: components["schemas"]["NearMisses"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getNearMisses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the entry.
                 * @example 7
                 */
                id: components["parameters"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The near misses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearMisses"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    exportHar: {
        parameters: {
            query?: {
                /**
                 * @description Of this operation.
                 * @example approveApplication
                 */
                operationId?: components["parameters"]["ByOperationId"];
                /**
                 * @description Of this vendor.
                 * @example b2core
                 */
                provider?: components["parameters"]["ByProvider"];
                /**
                 * @description Of this persona.
                 * @example b2core-admin
                 */
                persona?: components["parameters"]["ByPersona"];
                /**
                 * @description With this method, in any case.
                 * @example POST
                 */
                method?: components["parameters"]["ByMethod"];
                /**
                 * @description With this path, without query; `*` stands for anything.
                 * @example /api/v2/applications/*
                 */
                path?: components["parameters"]["ByPath"];
                /**
                 * @description Answered with this status.
                 * @example 409
                 */
                status?: components["parameters"]["ByStatus"];
                /**
                 * @description With a greater id than this.
                 * @example 7
                 */
                since?: components["parameters"]["Since"];
                /** @description Maximum number of entries; 1000 unless given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Har"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    streamRequests: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Id of the last entry the client has; those after it that the ring still holds come first. Without, only new ones come.
                 * @example 7
                 */
                "Last-Event-ID"?: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, as they are noted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getRequestEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the entry.
                 * @example 7
                 */
                id: components["parameters"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArmedFault"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    armFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        responses: {
            /** @description The fault, armed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArmedFault"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    disarmFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None is armed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    disarmFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The fault.
                 * @example fault-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disarmed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listResources: {
        parameters: {
            query?: {
                /**
                 * @description Name of the vendor; all of them unless given.
                 * @example b2core
                 */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /**
                 * @description In this status of a life cycle, by name or as the vendor spells it.
                 * @example PENDING
                 */
                status?: string;
                /**
                 * @description With these values in fields of the record: `where[clientId]=7`. A field in a field is written with a dot,
                 *     `where[debitDetails.account.accountId]=4`. A number, true, false and null are written as in JSON, a text as it is. A list
                 *     matches where it contains the value. At most 20 fields.
                 * @example {
                 *       "username": "jane.doe"
                 *     }
                 */
                where?: {
                    [key: string]: string;
                };
                /** @description At most so many; 100 unless given. */
                limit?: components["parameters"]["Limit"];
                /** @description How many to skip. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many there are. */
                        total: number;
                        /** @description Those of the page. */
                        items: components["schemas"]["Record"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Record"];
            };
        };
        responses: {
            /** @description The record. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    removeRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    editRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Record"];
            };
        };
        responses: {
            /** @description The record, as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listRecordHistory: {
        parameters: {
            query?: {
                /** @description At most so many; 100 unless given. */
                limit?: components["parameters"]["Limit"];
                /** @description How many to skip. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transitions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getNext: {
        parameters: {
            query?: {
                /** @description Name of a persona; without, roles are not asked. */
                as?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What next. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Next"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    goToStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
                /**
                 * @description The status, by name or as the vendor spells it.
                 * @example APPROVED
                 */
                status: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The transitions on the way. */
                        fired: components["schemas"]["Transition"][];
                        record: components["schemas"]["Record"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    simulateEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the vendor.
                 * @example aquanow
                 */
                provider: components["parameters"]["Provider"];
                /**
                 * @description Name of the resource.
                 * @example approvals
                 */
                resource: components["parameters"]["Resource"];
                /**
                 * @description Id of the record.
                 * @example cba4e337-8876-46fe-9216-438a82ce7697
                 */
                id: components["parameters"]["RecordId"];
                /**
                 * @description Event of the life cycle.
                 * @example approve
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Name of the persona who acts. */
                    as?: string;
                    /**
                     * @description What comes along with the event, in the words of the vendor's call. Without, what the vendor's document gives as an
                     *     example, where the event needs anything.
                     */
                    given?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description What happened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Name of the vendor. */
                        provider: string;
                        /** @description Name of the resource. */
                        resource: string;
                        /** @description Id of the record. */
                        id: string;
                        /** @description The event that fired. */
                        event: string;
                        from: components["schemas"]["Status"];
                        to: components["schemas"]["Status"];
                        record: components["schemas"]["Record"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The record's status does not allow the event. `recordStatus` and `allowedEvents` say what it is and what would be legal. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
}
export type Schemas = components['schemas'];
