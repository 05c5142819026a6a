// `shoal init`: a settings file to begin with, or another tool's as ours.

#include <fmt/format.h>

#include <array>

#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/config/translation.h"
#include "linter/files/bytes.h"
#include "linter/files/discover.h"
#include "linter/files/repository.h"
#include "linter/files/write.h"

namespace linter::cli {

constexpr int Failed = 2;
constexpr std::size_t MostSettingsBytes = 1U << 20U;
constexpr std::string_view Target = ".shoal.yaml";

// The nearest settings of another tool, translated; what has no counterpart is told.
static std::optional<std::string> Translate(const config::Translator& translator,
                                            std::span<const Rule> catalog) {
  auto folder = files::WorkingFolder();
  while (true) {
    for (const auto name : translator.files) {
      const auto path = fmt::format("{}/{}", folder == "/" ? "" : folder, name);
      const auto text = files::ReadIfThere(path, MostSettingsBytes);
      if (text && !*text) {
        Complain(text->error().message);
        return std::nullopt;
      }
      if (text) {
        auto translation = translator.translate(**text, path, catalog);
        for (const auto& remark : translation.remarks) {
          Complain(config::Describe(remark));
        }
        return std::move(translation.text);
      }
    }
    if (folder == "/") {
      Complain(fmt::format("there is no `{}` here or above", translator.files.front()));
      return std::nullopt;
    }
    folder = files::FolderOf(folder);
  }
}

int Init(const InitArguments& arguments, std::span<const Rule> catalog) {
  for (const auto* name : {".shoal.yaml", ".shoal.yml"}) {
    if (!arguments.force && !arguments.print && files::ReadIfThere(name, MostSettingsBytes)) {
      Complain(fmt::format("there is a `{}` already; --force overwrites", name));
      return Failed;
    }
  }
  std::optional<std::string> text(config::FirstSettings());
  if (!arguments.from.empty()) {
    text = Translate(*config::FindTranslator(arguments.from), catalog);
  }
  if (!text) {
    return Failed;
  }
  if (arguments.print) {
    fmt::print("{}", *text);
    return 0;
  }
  if (const auto error = files::Write(std::string(Target), *text)) {
    Complain(error->message);
    return Failed;
  }
  fmt::print("wrote {}\n", Target);
  return 0;
}

}  // namespace linter::cli
