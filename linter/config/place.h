#pragma once

#include <string>
#include <string_view>

namespace linter::config {

// The folder that holds an absolute path; `/` at the root.
std::string FolderOf(std::string_view absolute);
// Whether an absolute path is a folder or below it.
bool IsBelow(std::string_view absolute, std::string_view folder);
// `path`, from `folder` where it is relative, without `.` and `..`. Names only: symbolic links are
// not known here.
std::string PathFrom(std::string_view path, std::string_view folder);

}  // namespace linter::config
