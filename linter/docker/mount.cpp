#include "linter/docker/mount.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace linter::docker {

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

Mount::Mount(const Passage& value) {
  const std::string& bytes = value.text();
  std::size_t begin = 0;
  while (begin <= bytes.size()) {
    const std::size_t end = std::min(bytes.find(',', begin), bytes.size());
    const std::size_t equals = std::min(bytes.find('=', begin), end);
    MountField field = {.key = value.Slice(begin, equals), .value = {}};
    if (equals < end) {
      field.value = value.Slice(equals + 1, end);
    }
    fields_.push_back(std::move(field));
    begin = end + 1;
  }
}

const MountField* Mount::Find(std::initializer_list<std::string_view> keys) const {
  for (auto field = fields_.rbegin(); field != fields_.rend(); ++field) {
    if (std::find(keys.begin(), keys.end(), Lower(field->key.text())) != keys.end()) {
      return &*field;
    }
  }
  return nullptr;
}

std::optional<Passage> Mount::ValueOf(std::initializer_list<std::string_view> keys) const {
  const MountField* field = Find(keys);
  return field == nullptr ? std::nullopt : field->value;
}

std::string Mount::Type() const {
  const std::optional<Passage> type = ValueOf({"type"});
  return type ? Lower(type->text()) : "bind";
}

std::optional<Passage> Mount::From() const {
  return ValueOf({"from"});
}

std::optional<Passage> Mount::Source() const {
  return ValueOf({"source", "src"});
}

std::optional<Passage> Mount::Target() const {
  return ValueOf({"target", "dst", "destination"});
}

std::vector<Mount> Mounts(const Instruction& run) {
  std::vector<Mount> mounts;
  for (const Flag& flag : run.flags) {
    if (flag.name == "mount" && flag.value) {
      mounts.emplace_back(*flag.value);
    }
  }
  return mounts;
}

static std::optional<Problem> RefusalOf(const MountField& field) {
  static constexpr std::array<std::string_view, 19> Keys = {
      "type",        "from", "source", "target",    "readonly", "id",  "sharing",
      "required",    "size", "mode",   "uid",       "gid",      "src", "dst",
      "destination", "ro",   "rw",     "readwrite", "env"};
  static constexpr std::array<std::string_view, 5> Types = {"bind", "cache", "tmpfs", "secret",
                                                            "ssh"};
  const auto refuse = [](const Span& span, std::string message) {
    return Problem{
        .kind = ProblemKind::DockerfileSyntax, .span = span, .message = std::move(message)};
  };
  const std::string key = Lower(field.key.text());
  if (!field.value) {
    const bool alone =
        key == "readonly" || key == "ro" || key == "readwrite" || key == "rw" || key == "required";
    return alone ? std::nullopt
                 : std::optional(
                       refuse(field.key.span(),
                              fmt::format("invalid field '{}' must be a key=value pair", key)));
  }
  const std::string& value = field.value->text();
  if (std::find(Keys.begin(), Keys.end(), key) == Keys.end()) {
    return refuse(field.key.span(),
                  fmt::format("unexpected key '{}' in '{}={}'", key, field.key.text(), value));
  }
  const std::size_t dollar = value.find('$');
  if (key == "from" && dollar != std::string::npos && dollar + 1 < value.size()) {
    return refuse(field.value->span(),
                  "'from' doesn't support variable expansion, define alias stage instead");
  }
  const bool known = std::find(Types.begin(), Types.end(), Lower(value)) != Types.end();
  if (key == "type" && dollar == std::string::npos && !known) {
    return refuse(field.value->span(), fmt::format("unsupported mount type \"{}\"", value));
  }
  return {};
}

std::optional<Problem> RefusalOf(const Mount& mount) {
  for (const MountField& field : mount.fields()) {
    if (std::optional<Problem> problem = RefusalOf(field)) {
      return problem;
    }
  }
  return {};
}

}  // namespace linter::docker
