#pragma once

#include <string>
#include <vector>

#include "linter/gotemplate/value.h"
#include "linter/helm/chart.h"
#include "linter/text/expected.h"

namespace linter::helm {

// What Helm says beside its work: warnings about values, one line each.
using Warnings = std::vector<std::string>;

enum class NullMode : std::uint8_t {
  // A null that a user gives deletes the default.
  Delete,
  // Nulls are kept, for a later pass.
  Keep,
};

// Helm's `CoalesceValues`: a copy of `values` completed by the defaults of the chart and of all
// below it, globals handed down.
Expected<gotemplate::Map*> Coalesce(const Chart& chart, const gotemplate::Map& values,
                                    NullMode mode, gotemplate::Heap& heap, Warnings& warnings);
// Completes `into`, which keeps what it has.
void CoalesceTables(gotemplate::Map& into, gotemplate::Map& from, NullMode mode,
                    Warnings& warnings);
// What a later file of values does to the earlier ones.
gotemplate::Map* MergeFiles(const gotemplate::Map& earlier, const gotemplate::Map& later,
                            gotemplate::Heap& heap);

// The mapping at `a.b.c`; null when there is none.
gotemplate::Map* TableAt(gotemplate::Map& root, std::string_view path);
// The value at a path that is no mapping; null when there is none.
const gotemplate::Value* ValueAt(gotemplate::Map& root, std::string_view path);

// Decides which charts take part (conditions, tags, aliases) and imports their values.
std::optional<Error> ProcessDependencies(Charts& charts, Chart& chart,
                                         const gotemplate::Map& values, gotemplate::Heap& heap,
                                         Warnings& warnings);

}  // namespace linter::helm
