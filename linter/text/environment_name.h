#pragma once

#include <string>
#include <string_view>

namespace linter {

// The name of the environment that a word stands for: `production` for `prod`, `staging` for `stg`;
// a word that is no such name as it is.
std::string_view EnvironmentName(std::string_view word);

// The environment that a path is for, by the usual layouts: `overlays/prod/…`, `env/eu/…`,
// `values-staging.yaml`. By names as above, the innermost wins; empty for one that is for all.
std::string EnvironmentOfPath(std::string_view path);

// The same of a file of values of a chart, by its path in the chart: every word counts there.
std::string EnvironmentOfValues(std::string_view path);

}  // namespace linter
