#include "linter/promql/functions.h"

#include <algorithm>
#include <array>

namespace linter::promql {

// Sorted by name. Prometheus has all but those with an x in front, which Thanos adds.
constexpr std::array Functions = {
    Function{"abs"},
    Function{"absent"},
    Function{"absent_over_time", "m"},
    Function{"acos"},
    Function{"acosh"},
    Function{"asin"},
    Function{"asinh"},
    Function{"atan"},
    Function{"atanh"},
    Function{"avg_over_time", "m"},
    Function{"ceil"},
    Function{"changes", "m"},
    Function{"clamp", "vss"},
    Function{"clamp_max", "vs"},
    Function{"clamp_min", "vs"},
    Function{"cos"},
    Function{"cosh"},
    Function{"count_over_time", "m"},
    Function{"day_of_month", "v", 1},
    Function{"day_of_week", "v", 1},
    Function{"day_of_year", "v", 1},
    Function{"days_in_month", "v", 1},
    Function{"deg"},
    Function{"delta", "m"},
    Function{"deriv", "m"},
    Function{"double_exponential_smoothing", "mss"},
    Function{"end", "", 0, false, Kind::Scalar},
    Function{"exp"},
    Function{"first_over_time", "m"},
    Function{"floor"},
    Function{"histogram_avg"},
    Function{"histogram_count"},
    Function{"histogram_fraction", "ssv"},
    Function{"histogram_quantile", "sv"},
    Function{"histogram_quantiles", "vts", 0, true},
    Function{"histogram_stddev"},
    Function{"histogram_stdvar"},
    Function{"histogram_sum"},
    Function{"holt_winters", "mss"},
    Function{"hour", "v", 1},
    Function{"idelta", "m"},
    Function{"increase", "m"},
    Function{"info", "vv", 1},
    Function{"irate", "m"},
    Function{"label_join", "vttt", 1, true},
    Function{"label_replace", "vtttt"},
    Function{"last_over_time", "m"},
    Function{"ln"},
    Function{"log10"},
    Function{"log2"},
    Function{"mad_over_time", "m"},
    Function{"max_over_time", "m"},
    Function{"min_over_time", "m"},
    Function{"minute", "v", 1},
    Function{"month", "v", 1},
    Function{"pi", "", 0, false, Kind::Scalar},
    Function{"predict_linear", "ms"},
    Function{"present_over_time", "m"},
    Function{"quantile_over_time", "sm"},
    Function{"rad"},
    Function{"range", "", 0, false, Kind::Scalar},
    Function{"rate", "m"},
    Function{"resets", "m"},
    Function{"round", "vs", 1},
    Function{"scalar", "v", 0, false, Kind::Scalar},
    Function{"sgn"},
    Function{"sin"},
    Function{"sinh"},
    Function{"sort"},
    Function{"sort_by_label", "vt", 0, true},
    Function{"sort_by_label_desc", "vt", 0, true},
    Function{"sort_desc"},
    Function{"sqrt"},
    Function{"start", "", 0, false, Kind::Scalar},
    Function{"stddev_over_time", "m"},
    Function{"stdvar_over_time", "m"},
    Function{"step", "", 0, false, Kind::Scalar},
    Function{"sum_over_time", "m"},
    Function{"tan"},
    Function{"tanh"},
    Function{"time", "", 0, false, Kind::Scalar},
    Function{"timestamp"},
    Function{"ts_of_first_over_time", "m"},
    Function{"ts_of_last_over_time", "m"},
    Function{"ts_of_max_over_time", "m"},
    Function{"ts_of_min_over_time", "m"},
    Function{"vector", "s"},
    Function{"xdelta", "m"},
    Function{"xincrease", "m"},
    Function{"xrate", "m"},
    Function{"year", "v", 1},
};

const Function* FindFunction(std::string_view name) {
  const auto* const found = std::lower_bound(
      Functions.begin(), Functions.end(), name,
      [](const Function& function, std::string_view wanted) { return function.name < wanted; });
  return found != Functions.end() && found->name == name ? found : nullptr;
}

bool EqualsInAnyCase(std::string_view left, std::string_view right) {
  const auto lower = [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char one, char other) { return lower(one) == lower(other); });
}

std::string_view FindAggregation(std::string_view name) {
  constexpr std::array<std::string_view, 14> Names = {
      "avg", "bottomk", "count",    "count_values", "group",  "limit_ratio", "limitk",
      "max", "min",     "quantile", "stddev",       "stdvar", "sum",         "topk"};
  const auto* const found = std::find_if(Names.begin(), Names.end(), [&](std::string_view known) {
    return EqualsInAnyCase(known, name);
  });
  return found != Names.end() ? *found : std::string_view();
}

char ParameterOf(std::string_view aggregation) {
  if (aggregation == "count_values") {
    return 't';
  }
  return ChoosesSeries(aggregation) || aggregation == "quantile" ? 's' : '\0';
}

bool ChoosesSeries(std::string_view aggregation) {
  return aggregation == "topk" || aggregation == "bottomk" || aggregation == "limitk" ||
         aggregation == "limit_ratio";
}

}  // namespace linter::promql
