// The same allocation problem by LEMON's network simplex (https://lemon.cs.elte.hu, Boost licence), for comparison only.
// Reads on standard input, as binary int32: people, openings, edges; per opening its limit; per person her portion and her first bonus;
// per edge person, opening, worth. Writes one line: value, milliseconds of the solver alone, milliseconds with building the graph.
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

using namespace lemon;
using Clock = std::chrono::steady_clock;

static std::vector<int32_t> read(size_t count) {
    std::vector<int32_t> values(count);
    if (fread(values.data(), 4, count, stdin) != count) { fprintf(stderr, "The problem is cut short.\n"); exit(1); }
    return values;
}

static double since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

int main() {
    auto head = read(3);
    int people = head[0], openings = head[1];
    auto limit = read(openings), person = read(2 * size_t(people)), edges = read(3 * size_t(head[2]));

    // Source 0, people, openings, sink; arcs in order of their source, as StaticDigraph wants them.
    auto start = Clock::now();
    int sink = 1 + people + openings;
    std::vector<std::pair<int, int>> arcs;
    std::vector<int> upper;
    std::vector<int64_t> cost;
    auto add = [&](int from, int to, int most, int64_t worth) { arcs.emplace_back(from, to); upper.push_back(most); cost.push_back(-worth); };
    int64_t all = 0;
    for (int i = 0; i < people; i++) {
        int room = person[2 * i], bonus = person[2 * i + 1];
        all += room;
        if (bonus > 0 && room > 0) { add(0, 1 + i, 1, bonus); room--; }
        add(0, 1 + i, room, 0);
    }
    add(0, sink, int(all), 0);
    for (size_t e = 0; e < size_t(head[2]); e++) add(1 + edges[3 * e], 1 + people + edges[3 * e + 1], 1, edges[3 * e + 2]);
    for (int j = 0; j < openings; j++) add(1 + people + j, sink, limit[j], 0);

    StaticDigraph graph;
    graph.build(sink + 1, arcs.begin(), arcs.end());
    StaticDigraph::ArcMap<int> upperMap(graph);
    StaticDigraph::ArcMap<int64_t> costMap(graph);
    for (int a = 0; a < graph.arcNum(); a++) { upperMap[graph.arc(a)] = upper[a]; costMap[graph.arc(a)] = cost[a]; }

    NetworkSimplex<StaticDigraph, int, int64_t> simplex(graph);
    simplex.upperMap(upperMap).costMap(costMap).stSupply(graph.node(0), graph.node(sink), int(all));
    auto solving = Clock::now();
    auto status = simplex.run();
    double solved = since(solving);
    if (status != simplex.OPTIMAL) { fprintf(stderr, "No optimum.\n"); return 1; }
    printf("%lld %.1f %.1f\n", (long long)-simplex.totalCost<int64_t>(), solved, since(start));
}
