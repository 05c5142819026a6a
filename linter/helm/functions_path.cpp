#include <string>
#include <vector>

#include "linter/helm/functions.h"
#include "linter/helm/path.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Value;

std::string CleanPath(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") {
      continue;
    }
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !rooted) {
      parts.push_back(part);
    }
  }
  std::string clean = rooted ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    clean += i > 0 ? "/" : "";
    clean += parts[i];
  }
  return clean.empty() ? "." : clean;
}

std::string_view BaseName(std::string_view path) {
  if (path.empty()) {
    return ".";
  }
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  const auto slash = path.rfind('/');
  if (slash != std::string_view::npos) {
    path.remove_prefix(slash + 1);
  }
  return path.empty() ? "/" : path;
}

static Value Base(Call& call) {
  return call.String(BaseName(call[0].bytes()));
}

static Value Dir(Call& call) {
  const std::string_view path = call[0].bytes();
  const auto slash = path.rfind('/');
  return call.String(CleanPath(slash == std::string_view::npos ? "" : path.substr(0, slash + 1)));
}

static Value Clean(Call& call) {
  return call.String(CleanPath(call[0].bytes()));
}

static Value Ext(Call& call) {
  const std::string_view path = call[0].bytes();
  const auto dot = path.find_last_of("./");
  const bool has = dot != std::string_view::npos && path[dot] == '.';
  return call.String(call[0].text().Slice(has ? dot : path.size(), path.size()));
}

static Value IsAbs(Call& call) {
  return Value::Of(call[0].bytes().starts_with('/'));
}

static constexpr auto Str = ParamKind::String;

std::span<const Function> PathFunctions() {
  static const Function Table[] = {
      {"base", Base, {Str}},     {"clean", Clean, {Str}}, {"dir", Dir, {Str}},
      {"ext", Ext, {Str}},       {"isAbs", IsAbs, {Str}}, {"osBase", Base, {Str}},
      {"osClean", Clean, {Str}}, {"osDir", Dir, {Str}},   {"osExt", Ext, {Str}},
      {"osIsAbs", IsAbs, {Str}},
  };
  return Table;
}

}  // namespace linter::helm
