#include "linter/output/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "linter/output/fingerprint.h"
#include "linter/text/line_index.h"

namespace linter::output {

using Json = nlohmann::ordered_json;

constexpr int Version = 1;

static std::string PathOf(const Diagnostic& finding, std::span<const File> files) {
  const File& file = files[static_cast<std::size_t>(finding.span.file)];
  return file.repository_path.empty() ? file.source->path : file.repository_path;
}

static std::string KeyOf(const Diagnostic& finding, std::span<const File> files) {
  return StableKey(finding, finding.object.empty() ? PathOf(finding, files) : "");
}

static Error Mistake(std::string_view text, std::size_t offset, std::string_view what) {
  const auto at = static_cast<std::uint32_t>(std::min(offset, text.size()));
  const auto position = LineIndex(text).At(at, ColumnUnit::CodePoint);
  return {fmt::format("{}:{}: {}", position.line, position.column, what)};
}

Expected<Baseline> Baseline::Read(std::string_view text) {
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return Mistake(text, error.byte == 0 ? 0 : error.byte - 1, "this is no JSON");
  }
  const auto version = root.is_object() ? root.value("version", Json()) : Json();
  const auto findings = root.is_object() ? root.value("findings", Json()) : Json();
  if (version != Version || !findings.is_array()) {
    return Mistake(text, 0, "this is no baseline that `shoal baseline write` wrote");
  }
  Baseline baseline;
  for (const Json& finding : findings) {
    const auto key = finding.is_object() ? finding.value("key", Json()) : Json();
    const auto count = finding.is_object() ? finding.value("count", Json(1U)) : Json();
    if (!key.is_string() || !count.is_number_unsigned()) {
      return Mistake(text, 0, "a finding of this baseline has no `key`, or no sound `count`");
    }
    baseline.known_[key.get<std::string>()] += count.get<std::size_t>();
  }
  return baseline;
}

std::size_t Baseline::Filter(std::vector<Diagnostic>& findings, std::span<const File> files) const {
  auto left = known_;
  const auto before = findings.size();
  std::erase_if(findings, [&](const Diagnostic& finding) {
    const auto known = left.find(KeyOf(finding, files));
    if (known == left.end() || known->second == 0) {
      return false;
    }
    --known->second;
    return true;
  });
  stale_ = 0;
  for (const auto& [key, count] : left) {
    stale_ += count;
  }
  return before - findings.size();
}

static std::string NameOf(const Subject& object) {
  if (object.empty()) {
    return "";
  }
  const auto space = object.name_space.empty() ? "" : object.name_space + "/";
  return fmt::format("{} {}{}", object.kind, space, object.name);
}

std::string WriteBaseline(const Result& result) {
  struct Entry {
    std::string rule;
    std::string file;
    std::string object;
    std::string key;
    bool operator<(const Entry& other) const {
      return std::tie(rule, file, object, key) <
             std::tie(other.rule, other.file, other.object, other.key);
    }
  };
  std::map<std::string, Entry> entries;
  std::map<std::string, std::size_t> counts;
  for (const Diagnostic& finding : result.findings) {
    const auto key = KeyOf(finding, result.files);
    entries.try_emplace(key, Entry{std::string(finding.rule->id), PathOf(finding, result.files),
                                   NameOf(finding.object), key});
    ++counts[key];
  }
  std::set<Entry> sorted;
  for (const auto& [key, entry] : entries) {
    sorted.insert(entry);
  }
  std::string out = fmt::format("{{\n  \"version\": {},\n  \"findings\": [", Version);
  std::string_view comma;
  for (const Entry& entry : sorted) {
    Json line = {{"rule", entry.rule}, {"file", entry.file}};
    if (!entry.object.empty()) {
      line["object"] = entry.object;
    }
    if (counts[entry.key] > 1) {
      line["count"] = counts[entry.key];
    }
    line["key"] = entry.key;
    out +=
        fmt::format("{}\n    {}", comma, line.dump(-1, ' ', false, Json::error_handler_t::replace));
    comma = ",";
  }
  return out + (sorted.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace linter::output
